"""The server of a Spaces application, in Python: spaces, tokens to join them, and webhooks."""

import base64
import hashlib
import hmac
import os
import time

import jwt
import requests
from flask import Flask, request

# The gateway's address; an access token; a signing key; and the secret of the webhook.
MUX = os.environ["MUX_BASE_URL"]
ACCESS_TOKEN = (os.environ["MUX_TOKEN_ID"], os.environ["MUX_TOKEN_SECRET"])
SIGNING_KEY_ID = os.environ["MUX_SIGNING_KEY"]
PRIVATE_KEY = base64.b64decode(os.environ["MUX_PRIVATE_KEY"])
WEBHOOK_SECRET = os.environ["MUX_WEBHOOK_SECRET"].encode()

app = Flask(__name__)


@app.errorhandler(requests.RequestException)
def gateway_failed(error):
    return {"error": f"The gateway did not create the space: {error}"}, 502


@app.post("/spaces")
def create_space():
    answer = requests.post(f"{MUX}/video/v1/spaces", json={"type": "server"}, auth=ACCESS_TOKEN, timeout=10)
    answer.raise_for_status()
    return {"id": answer.json()["data"]["id"]}, 201


@app.post("/spaces/<space_id>/tokens")
def create_token(space_id):
    """Your application decides here who may join, and under which id."""
    body = request.get_json(silent=True)
    participant_id = body.get("participant_id") if isinstance(body, dict) else None
    if not isinstance(participant_id, str):
        return {"error": "Send a JSON object with participant_id."}, 400
    claims = {
        "kid": SIGNING_KEY_ID,
        "aud": "rt",
        "sub": space_id,
        "role": "publisher",
        "participant_id": participant_id,
        "exp": int(time.time()) + 3600,
    }
    return {"token": jwt.encode(claims, PRIVATE_KEY, algorithm="RS256", headers={"kid": SIGNING_KEY_ID})}, 201


@app.post("/webhooks")
def receive_webhook():
    if not is_signed(request.headers.get("mux-signature", ""), request.get_data()):
        return {"error": "The signature is not valid: check MUX_WEBHOOK_SECRET."}, 400
    event = request.json
    print(event["type"], event["data"]["id"], flush=True)
    return "", 204


def is_signed(header, body):
    """`t=SECONDS,v1=HEX`: the HMAC of the time, a point and the body's bytes, at most five minutes old."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    seconds, signature = parts.get("t", ""), parts.get("v1", "")
    if not seconds.isdigit() or abs(time.time() - int(seconds)) > 300:
        return False
    expected = hmac.new(WEBHOOK_SECRET, seconds.encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode())
