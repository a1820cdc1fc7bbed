// Publishes pre-encoded VP8 (IVF) and Opus (Ogg) files into a LiveKit room, once, for next to no CPU.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
)

func main() {
	url := flag.String("url", "", "LiveKit server, ws://")
	room := flag.String("room", "", "room")
	people := flag.Int("people", 1, "participants")
	media := flag.String("media", "", "folder with 0.ivf, 0.ogg, 1.ivf, …")
	files := flag.Int("files", 1, "how many of each there are")
	flag.Parse()

	// Whoever killed LiveKit killed the bench: nobody else would end this program.
	stop := make(chan os.Signal, *people+1)
	callback := &lksdk.RoomCallback{OnDisconnected: func() { stop <- os.Interrupt }}

	for i := range *people {
		joined, err := lksdk.ConnectToRoom(*url, lksdk.ConnectInfo{
			APIKey:              os.Getenv("LIVEKIT_API_KEY"),
			APISecret:           os.Getenv("LIVEKIT_API_SECRET"),
			RoomName:            *room,
			ParticipantIdentity: fmt.Sprintf("person-%02d", i),
			ParticipantName:     fmt.Sprintf("Person %d", i+1),
		}, callback, lksdk.WithAutoSubscribe(false))
		if err != nil {
			log.Fatal(err)
		}
		defer joined.Disconnect()
		file := fmt.Sprintf("%s/%d", *media, i%*files)
		publish(joined, file+".ivf", livekit.TrackSource_CAMERA)
		publish(joined, file+".ogg", livekit.TrackSource_MICROPHONE)
	}
	fmt.Println("published")

	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
}

func publish(room *lksdk.Room, path string, source livekit.TrackSource) {
	options := &lksdk.TrackPublicationOptions{Source: source}
	var pace []lksdk.ReaderSampleProviderOption
	if source == livekit.TrackSource_CAMERA {
		options.VideoWidth, options.VideoHeight = 640, 360
		// The file's own timestamps are cut to whole milliseconds, which would be 30.3 pictures a second.
		pace = append(pace, lksdk.ReaderTrackWithFrameDuration(time.Second/30))
	}
	track, err := lksdk.NewLocalFileTrack(path, pace...)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := room.LocalParticipant.PublishTrack(track, options); err != nil {
		log.Fatal(err)
	}
}
