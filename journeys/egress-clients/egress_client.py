"""LiveKit's own client for Python, as an application has it: starts, changes and ends an egress, and says each state."""

import asyncio
import os

from livekit import api


async def until(client: api.LiveKitAPI, egress_id: str, wanted: int) -> None:
    while True:
        listed = await client.egress.list_egress(api.ListEgressRequest(egress_id=egress_id))
        info = listed.items[0]
        if info.status == wanted:
            print(api.EgressStatus.Name(info.status), flush=True)
            return
        if info.status > api.EgressStatus.EGRESS_ENDING:
            raise SystemExit(f"{api.EgressStatus.Name(info.status)}: {info.error}")
        await asyncio.sleep(0.1)


async def main() -> None:
    # LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET are read by the client itself.
    async with api.LiveKitAPI() as client:
        output = api.StreamOutput(protocol=api.StreamProtocol.RTMP, urls=[os.environ["STREAM_URL"]])
        info = await client.egress.start_room_composite_egress(
            api.RoomCompositeEgressRequest(
                room_name=os.environ["ROOM"], layout="speaker-dark", stream_outputs=[output]
            )
        )
        print(api.EgressStatus.Name(info.status), flush=True)
        await until(client, info.egress_id, api.EgressStatus.EGRESS_ACTIVE)
        await client.egress.update_layout(
            api.UpdateLayoutRequest(egress_id=info.egress_id, layout="grid-light")
        )
        ending = await client.egress.stop_egress(api.StopEgressRequest(egress_id=info.egress_id))
        print(api.EgressStatus.Name(ending.status), flush=True)
        await until(client, info.egress_id, api.EgressStatus.EGRESS_COMPLETE)
        try:
            await client.egress.stop_egress(api.StopEgressRequest(egress_id=info.egress_id))
        except api.TwirpError as error:
            print(error.code, flush=True)


asyncio.run(main())
