// LiveKit's own client for Go, as an application has it: starts, changes and ends an egress, and says each state.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/twitchtv/twirp"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	client := lksdk.NewEgressClient(
		os.Getenv("LIVEKIT_URL"), os.Getenv("LIVEKIT_API_KEY"), os.Getenv("LIVEKIT_API_SECRET"),
	)
	until := func(id string, wanted livekit.EgressStatus) {
		for {
			list, err := client.ListEgress(ctx, &livekit.ListEgressRequest{EgressId: id})
			check(err)
			info := list.Items[0]
			if info.Status == wanted {
				fmt.Println(info.Status)
				return
			}
			if info.Status > livekit.EgressStatus_EGRESS_ENDING {
				check(fmt.Errorf("%s: %s", info.Status, info.Error))
			}
			time.Sleep(100 * time.Millisecond)
		}
	}

	info, err := client.StartRoomCompositeEgress(ctx, &livekit.RoomCompositeEgressRequest{
		RoomName:      os.Getenv("ROOM"),
		Layout:        "speaker-dark",
		StreamOutputs: []*livekit.StreamOutput{{Protocol: livekit.StreamProtocol_RTMP, Urls: []string{os.Getenv("STREAM_URL")}}},
	})
	check(err)
	fmt.Println(info.Status)
	until(info.EgressId, livekit.EgressStatus_EGRESS_ACTIVE)
	_, err = client.UpdateLayout(ctx, &livekit.UpdateLayoutRequest{EgressId: info.EgressId, Layout: "grid-light"})
	check(err)
	info, err = client.StopEgress(ctx, &livekit.StopEgressRequest{EgressId: info.EgressId})
	check(err)
	fmt.Println(info.Status)
	until(info.EgressId, livekit.EgressStatus_EGRESS_COMPLETE)
	_, err = client.StopEgress(ctx, &livekit.StopEgressRequest{EgressId: info.EgressId})
	var refusal twirp.Error
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Code())
	}
}
