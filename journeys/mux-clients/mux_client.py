"""Answers calls, one JSON object a line, through mux_python; the journey holds the other end of the pipe."""
import json
import os
import sys

import mux_python
from mux_python.exceptions import ApiException

configuration = mux_python.Configuration(
    host=os.environ["MUX_HOST"],
    username=os.environ["MUX_TOKEN_ID"],
    password=os.environ["MUX_TOKEN_SECRET"],
)
client = mux_python.ApiClient(configuration)
spaces = mux_python.SpacesApi(client)
streams = mux_python.LiveStreamsApi(client)
keys = mux_python.SigningKeysApi(client)

calls = {
    "createSpace": lambda passthrough: spaces.create_space(mux_python.CreateSpaceRequest(passthrough=passthrough)),
    "listPage": lambda limit, page: spaces.list_spaces(limit=limit, page=page),
    "getSpace": spaces.get_space,
    "deleteSpace": spaces.delete_space,
    "createLiveStream": lambda: streams.create_live_stream(
        mux_python.CreateLiveStreamRequest(playback_policy=["public"])
    ),
    "createBroadcast": lambda space_id, live_stream_id: spaces.create_space_broadcast(
        space_id, mux_python.CreateBroadcastRequest(live_stream_id=live_stream_id)
    ),
    "getBroadcast": spaces.get_space_broadcast,
    "startBroadcast": spaces.start_space_broadcast,
    "deleteBroadcast": spaces.delete_space_broadcast,
    "createSigningKey": keys.create_signing_key,
    "listSigningKeys": keys.list_signing_keys,
    "getSigningKey": keys.get_signing_key,
    "deleteSigningKey": keys.delete_signing_key,
}

for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = client.sanitize_for_serialization(calls[call["name"]](*call["args"]))
        result = {"data": answer.get("data") if answer else None}
    except ApiException as refusal:
        result = {"refusal": json.loads(refusal.body)["error"]}
    print(json.dumps(result), flush=True)
