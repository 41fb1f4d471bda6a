#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes costs.tsv: what answers cost, by the price pages of their providers.

It shares nothing with the gateway: prices are typed from the pages named in PAGES, usage is taken
apart as those pages say, and amounts are Decimal. Run it in its folder after a change; the test
test_golden_costs holds the gateway to every line, to the nano-dollar.
"""
import json
from decimal import ROUND_HALF_UP, Decimal

PAGES = {
    "openai": "https://platform.openai.com/docs/pricing",
    "openai-cache": "https://platform.openai.com/docs/guides/prompt-caching",
    "openai-flex": "https://platform.openai.com/docs/guides/flex-processing",
    "openai-chat": "https://platform.openai.com/docs/api-reference/chat/object",
    "openai-responses": "https://platform.openai.com/docs/api-reference/responses/object",
    "anthropic": "https://docs.claude.com/en/docs/about-claude/pricing",
    "anthropic-cache": "https://docs.claude.com/en/docs/build-with-claude/prompt-caching",
    "anthropic-fetch": "https://docs.claude.com/en/docs/agents-and-tools/tool-use/web-fetch-tool",
    "anthropic-stream": "https://docs.claude.com/en/docs/build-with-claude/streaming",
    "deepseek": "https://api-docs.deepseek.com/quick_start/pricing",
    "groq": "https://groq.com/pricing/",
    "mistral": "https://mistral.ai/pricing#api-pricing",
    "google": "https://ai.google.dev/gemini-api/docs/pricing",
    "estimate": "engine/dialects/common/estimate.hpp: four bytes a token, rounded up",
}

# Dollars a million tokens; (model, first day): prices. The last that has begun counts.
PRICES = {
    "openai": {
        ("gpt-5", ""): {"in": "1.25", "read": "0.125", "out": "10",
                        "batch": "0.5", "flex": "0.5", "priority": "2"},
        ("gpt-5-mini", ""): {"in": "0.25", "read": "0.025", "out": "2", "batch": "0.5",
                             "flex": "0.5",
                             "priority": {"in": "0.45", "read": "0.045", "out": "3.60"}},
        ("gpt-5-nano", ""): {"in": "0.05", "read": "0.005", "out": "0.40",
                             "batch": "0.5", "flex": "0.5"},
        ("gpt-4o", ""): {"in": "2.50", "read": "1.25", "out": "10",
                         "batch": "0.5", "priority": "1.7"},
        ("gpt-4o-mini", ""): {"in": "0.15", "read": "0.075", "out": "0.60", "batch": "0.5",
                              "priority": {"in": "0.25", "read": "0.125", "out": "1"}},
        ("gpt-4.1", ""): {"in": "2", "read": "0.50", "out": "8",
                          "batch": "0.5", "priority": "1.75"},
        ("o3", ""): {"in": "10", "read": "2.50", "out": "40", "batch": "0.5"},
        ("o3", "2025-06-10"): {"in": "2", "read": "0.50", "out": "8",
                               "batch": "0.5", "flex": "0.5", "priority": "1.75"},
        ("gpt-5.4", ""): {"in": "2.50", "read": "0.25", "out": "15", "batch": "0.5",
                          "flex": "0.5", "above": 272000,
                          "longer": {"in": "5", "read": "0.50", "out": "22.50"}},
        ("gpt-5.6-terra", ""): {"in": "2.50", "read": "0.25", "write_1h": "3.125", "out": "15",
                                "batch": "0.5", "flex": "0.5", "above": 272000,
                                "longer": {"in": "5", "read": "0.50", "write_1h": "6.25",
                                           "out": "22.50"}},
        ("gpt-5.6-terra", "2026-07-30"): {"in": "2", "read": "0.20", "write_1h": "2.50",
                                          "out": "12", "batch": "0.5", "flex": "0.5",
                                          "above": 272000,
                                          "longer": {"in": "4", "read": "0.40", "write_1h": "5",
                                                     "out": "18"}},
        ("gpt-audio", ""): {"in": "2.50", "out": "10", "audio_in": "32", "audio_out": "64"},
        ("text-embedding-3-small", ""): {"in": "0.02", "batch": "0.5"},
    },
    "anthropic": {
        ("claude-sonnet-4-5", ""): {"in": "3", "read": "0.30", "write": "3.75", "write_1h": "6",
                                    "out": "15", "batch": "0.5", "tool": "0.01",
                                    "above": 200000,
                                    "longer": {"in": "6", "read": "0.60", "write": "7.50",
                                               "write_1h": "12", "out": "22.50"}},
        ("claude-haiku-4-5", ""): {"in": "1", "read": "0.10", "write": "1.25", "write_1h": "2",
                                   "out": "5", "batch": "0.5", "tool": "0.01"},
        ("claude-opus-4-6", ""): {"in": "5", "read": "0.50", "write": "6.25", "write_1h": "10",
                                  "out": "25", "batch": "0.5", "tool": "0.01", "above": 200000,
                                  "longer": {"in": "10", "read": "1", "write": "12.50",
                                             "write_1h": "20", "out": "37.50"}},
        ("claude-opus-4-6", "2026-03-13"): {"in": "5", "read": "0.50", "write": "6.25",
                                            "write_1h": "10", "out": "25", "batch": "0.5",
                                            "tool": "0.01"},
        ("claude-sonnet-5", ""): {"in": "2", "read": "0.20", "write": "2.50", "write_1h": "4",
                                  "out": "10", "batch": "0.5", "tool": "0.01"},
        ("claude-sonnet-5", "2026-09-01"): {"in": "3", "read": "0.30", "write": "3.75",
                                            "write_1h": "6", "out": "15", "batch": "0.5",
                                            "tool": "0.01"},
        ("claude-3-haiku", ""): {"in": "0.25", "read": "0.03", "write": "0.30",
                                 "write_1h": "0.50", "out": "1.25", "batch": "0.5"},
    },
    "deepseek": {
        ("deepseek-v4-flash", ""): {"in": "0.14", "read": "0.0028", "out": "0.28"},
        ("deepseek-v4-pro", ""): {"in": "0.435", "read": "0.003625", "out": "0.87"},
    },
    "groq": {
        ("openai/gpt-oss-120b", ""): {"in": "0.15", "read": "0.075", "out": "0.60",
                                      "batch": "0.5"},
    },
    "mistral": {
        ("codestral-2508", ""): {"in": "0.30", "read": "0.03", "out": "0.90", "batch": "0.5"},
    },
    "google": {
        ("gemini-2.5-pro", ""): {"in": "1.25", "read": "0.125", "out": "10", "batch": "0.5",
                                 "above": 200000,
                                 "longer": {"in": "2.50", "read": "0.25", "out": "15"}},
        ("gemini-2.5-flash", ""): {"in": "0.30", "audio_in": "1", "read": "0.03", "out": "2.50",
                                   "batch": "0.5"},
    },
}
HOSTS = {
    "openai": ("openai", "api.openai.com"),
    "anthropic": ("anthropic", "api.anthropic.com"),
    "deepseek": ("compatible", "api.deepseek.com"),
    "groq": ("compatible", "api.groq.com"),
    "mistral": ("mistral", "api.mistral.ai"),
    "google": ("gemini", "generativelanguage.googleapis.com"),
}
# What a call is reckoned to have sent; the test gives the reader the same.
ESTIMATED_IN = 77
TEXT = "Hello there, this is an answer."
TODAY = "2026-11-20"


def amount(family, model, day, tokens, tier, tools):
    """Nano-dollars, or None where the page gives no price."""
    begun = [(start, prices) for (name, start), prices in PRICES[family].items()
             if name == model and start <= day]
    if not begun:
        return None
    if max(tokens.values()) > 1_000_000_000:
        return None  # no answer uses as much: it is a provider's mistake
    prices = max(begun, key=lambda each: each[0])[1]
    factor = Decimal(1)
    rates = prices
    inputs = ("in", "read", "write", "write_1h", "audio_in", "image_in")
    if tier != "standard":
        if tier not in prices:
            return None
        if isinstance(prices[tier], dict):
            rates = prices[tier]
        else:
            factor = Decimal(prices[tier])
    if rates is prices and "above" in prices:
        if sum(tokens.get(each, 0) for each in inputs) > prices["above"]:
            rates = prices["longer"]
    total = Decimal(0)
    for bucket, count in tokens.items():
        if count == 0:
            continue
        price = rates.get(bucket)
        if price is None and bucket in ("read", "image_in", "write"):
            price = rates["in"]  # these pages charge them as input
        if price is None and bucket == "write_1h" and "write" not in rates:
            price = rates["in"]
        if price is None:
            return None
        total += Decimal(count) * Decimal(price) / Decimal(1_000_000)
    total *= factor
    if tools:
        if "tool" not in prices:
            return None
        total += tools * Decimal(prices["tool"])
    return int((total * 10**9).to_integral_value(rounding=ROUND_HALF_UP))


def openai_tokens(usage, into, out_of, details_in, details_out):
    """prompt_tokens is the whole input, with its parts beside it; reasoning is output."""
    left = usage.get(into, 0)
    tokens = {}
    parts = usage.get(details_in) or {}
    for name, bucket in (("cached_tokens", "read"), ("cache_write_tokens", "write_1h"),
                         ("audio_tokens", "audio_in"), ("image_tokens", "image_in")):
        part = min(left, parts.get(name, 0))
        tokens[bucket] = part
        left -= part
    tokens["in"] = left
    left = usage.get(out_of, 0)
    part = min(left, (usage.get(details_out) or {}).get("audio_tokens", 0))
    tokens["audio_out"] = part
    tokens["out"] = left - part
    return tokens


def chat_tokens(usage):
    return openai_tokens(usage, "prompt_tokens", "completion_tokens", "prompt_tokens_details",
                         "completion_tokens_details")


def responses_tokens(usage):
    return openai_tokens(usage, "input_tokens", "output_tokens", "input_tokens_details",
                         "output_tokens_details")


def anthropic_tokens(usage):
    """input_tokens is what neither came from the cache nor went into it."""
    split = usage.get("cache_creation")
    written = usage.get("cache_creation_input_tokens", 0)
    return {"in": usage.get("input_tokens", 0),
            "read": usage.get("cache_read_input_tokens", 0),
            "write": split["ephemeral_5m_input_tokens"] if split else written,
            "write_1h": split["ephemeral_1h_input_tokens"] if split else 0,
            "out": usage.get("output_tokens", 0)}


def estimated(text=TEXT):
    return {"in": ESTIMATED_IN, "out": -(-len(text) // 4)}


ROWS = []


def row(name, family, model, day, path, form, body, tokens, tier, tools, pages):
    kind, host = HOSTS[family]
    line = model_line(family, model)
    nano = saved = None
    if tokens is not None:
        nano = amount(family, line, day, tokens, tier, tools)
    if nano is not None:
        # The same tokens if there were no prompt cache.
        caches = ("read", "write", "write_1h")
        plain = {bucket: count for bucket, count in tokens.items() if bucket not in caches}
        plain["in"] = plain.get("in", 0) + sum(tokens.get(bucket, 0) for bucket in caches)
        saved = amount(family, line, day, plain, tier, tools) - nano
    source = "; ".join(PAGES[page] for page in [family, *pages])
    ROWS.append([name, kind, host, model, day, path, form, json.dumps(body, separators=(",", ":")),
                 "unpriced" if nano is None else str(nano), "0" if saved is None else str(saved),
                 source])


ALIASES = {"gpt-5-2025-08-07": "gpt-5", "gpt-4o-mini-2024-07-18": "gpt-4o-mini",
           "claude-sonnet-4-5-20250929": "claude-sonnet-4-5",
           "claude-haiku-4-5@20251001": "claude-haiku-4-5",
           "claude-3-haiku-20240307": "claude-3-haiku",
           "openai/gpt-5-mini": "gpt-5-mini", "models/gemini-2.5-pro": "gemini-2.5-pro",
           "claude-sonnet-4-5[1m]": "claude-sonnet-4-5"}


def model_line(family, model):
    return model if (model, "") in PRICES[family] else ALIASES.get(model, model)


def chat(name, model, usage, tier=None, family="openai", day=TODAY, pages=("openai-chat",)):
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": model,
            "choices": [{"index": 0, "message": {"role": "assistant", "content": TEXT},
                         "finish_reason": "stop"}]}
    if usage is not None:
        body["usage"] = usage
    if tier is not None:
        body["service_tier"] = tier
    tokens = estimated() if usage is None else chat_tokens(usage)
    priced = {None: "standard", "auto": "standard", "default": "standard"}.get(tier, tier)
    if usage is None:
        priced = "standard"
        pages = (*pages, "estimate")
    row(name, family, model, day, "/v1/chat/completions", "body", body, tokens, priced, 0, pages)


def responses(name, model, usage, tier="default", tools=(), day=TODAY):
    output = [{"type": each, "id": f"t{i}"} for i, each in enumerate(tools)]
    output.append({"type": "message", "role": "assistant",
                   "content": [{"type": "output_text", "text": TEXT}]})
    body = {"id": "r1", "object": "response", "created_at": 1, "model": model,
            "status": "completed", "service_tier": tier, "output": output, "usage": usage}
    priced = "standard" if tier in ("default", "auto") else tier
    row(name, "openai", model, day, "/v1/responses", "body", body, responses_tokens(usage), priced,
        len(tools), ("openai-responses",))


def messages(name, model, usage, day=TODAY, pages=("anthropic-cache",)):
    body = {"id": "m1", "type": "message", "role": "assistant", "model": model,
            "content": [{"type": "text", "text": TEXT}], "stop_reason": "end_turn",
            "usage": usage}
    tools = (usage.get("server_tool_use") or {}).get("web_search_requests", 0)
    tier = {"batch": "batch", "priority": "priority"}.get(usage.get("service_tier"), "standard")
    if usage.get("speed") == "fast":
        tier = "priority"
    row(name, "anthropic", model, day, "/v1/messages", "body", body, anthropic_tokens(usage), tier,
        tools, pages)


def chat_usage(into, out, cached=None, reasoning=None, **more):
    usage = {"prompt_tokens": into, "completion_tokens": out, "total_tokens": into + out}
    details = {} if cached is None else {"cached_tokens": cached}
    details.update({key[3:]: value for key, value in more.items() if key.startswith("in_")})
    if details:
        usage["prompt_tokens_details"] = details
    after = {} if reasoning is None else {"reasoning_tokens": reasoning}
    after.update({key[4:]: value for key, value in more.items() if key.startswith("out_")})
    if after:
        usage["completion_tokens_details"] = after
    return usage


def responses_usage(into, out, cached=0, reasoning=0, **more):
    return {"input_tokens": into, "output_tokens": out, "total_tokens": into + out,
            "input_tokens_details": {"cached_tokens": cached, **more},
            "output_tokens_details": {"reasoning_tokens": reasoning}}


def claude_usage(into, out, read=0, write=0, hour=0, **more):
    return {"input_tokens": into, "output_tokens": out, "cache_read_input_tokens": read,
            "cache_creation_input_tokens": write + hour,
            "cache_creation": {"ephemeral_5m_input_tokens": write,
                               "ephemeral_1h_input_tokens": hour},
            "service_tier": "standard", **more}


def all_chat():
    chat("chat plain", "gpt-5", chat_usage(1000, 100))
    chat("chat one token each", "gpt-5", chat_usage(1, 1))
    chat("chat a nano-dollar is rounded once", "gpt-5-nano", chat_usage(7, 3, cached=3))
    chat("chat cached", "gpt-5", chat_usage(10000, 500, cached=8192))
    chat("chat all cached", "gpt-5", chat_usage(4096, 1, cached=4096))
    chat("chat cached at half price", "gpt-4o", chat_usage(3000, 200, cached=1024))
    chat("chat reasoning is output", "gpt-5", chat_usage(50, 2048, cached=0, reasoning=1984))
    chat("chat reasoning alone", "o3", chat_usage(500, 9000, reasoning=9000))
    chat("chat before the price fell", "o3", chat_usage(500, 9000), day="2025-06-09")
    chat("chat on the day the price fell", "o3", chat_usage(500, 9000), day="2025-06-10")
    chat("chat dated name", "gpt-5-2025-08-07", chat_usage(123, 45))
    chat("chat dated mini", "gpt-4o-mini-2024-07-18", chat_usage(123457, 891))
    chat("chat with the provider in front", "openai/gpt-5-mini", chat_usage(999, 1))
    chat("chat unknown model", "gpt-99", chat_usage(1000, 100))
    chat("chat no output", "gpt-5", chat_usage(5000, 0))
    chat("chat a billion is no usage", "gpt-5", chat_usage(18, 2_000_000_000))
    for tier in ("auto", "default", "flex", "priority"):
        chat(f"chat tier {tier}", "gpt-5", chat_usage(1000, 333, cached=128), tier,
             pages=("openai-chat", "openai-flex"))
    chat("chat priority at its own prices", "gpt-5-mini", chat_usage(1001, 77, cached=500),
         "priority")
    chat("chat priority that is not sold", "gpt-5-nano", chat_usage(1000, 10), "priority")
    chat("chat flex that is not sold", "gpt-4o", chat_usage(1000, 10), "flex")
    chat("chat batch", "gpt-4.1", chat_usage(100000, 3000, cached=2), "batch")
    chat("chat priority at 1.75", "gpt-4.1", chat_usage(333, 33, cached=3), "priority")
    chat("chat priority at 1.7", "gpt-4o", chat_usage(333, 33, cached=3), "priority")
    for into in (271999, 272000, 272001):
        chat(f"chat context of {into}", "gpt-5.4", chat_usage(into, 1000, cached=200000))
    chat("chat long and flex", "gpt-5.4", chat_usage(300000, 1000), "flex")
    chat("chat long, mostly cached", "gpt-5.4", chat_usage(400000, 10, cached=399990))
    chat("chat cache write", "gpt-5.6-terra", chat_usage(5000, 100, cached=1000,
                                                        in_cache_write_tokens=3000),
         pages=("openai-chat", "openai-cache"))
    chat("chat cache write before the price fell", "gpt-5.6-terra",
         chat_usage(5000, 100, cached=1000, in_cache_write_tokens=3000), day="2026-07-29",
         pages=("openai-chat", "openai-cache"))
    chat("chat long cache write", "gpt-5.6-terra",
         chat_usage(300000, 100, cached=1000, in_cache_write_tokens=298000),
         pages=("openai-chat", "openai-cache"))
    chat("chat cache write without a price", "gpt-5",
         chat_usage(2000, 10, cached=0, in_cache_write_tokens=1500),
         pages=("openai-chat", "openai-cache"))
    chat("chat audio in and out", "gpt-audio",
         chat_usage(300, 400, in_audio_tokens=250, out_audio_tokens=380))
    chat("chat audio at a model without", "gpt-5", chat_usage(300, 40, in_audio_tokens=250))
    chat("chat images as input", "gpt-4o", chat_usage(1500, 40, in_image_tokens=1105))
    chat("chat more cached than sent", "gpt-5", chat_usage(100, 10, cached=500))
    chat("chat more reasoning than output", "gpt-5", chat_usage(100, 10, reasoning=50))
    chat("chat parts overlap", "gpt-audio",
         chat_usage(100, 10, cached=80, in_audio_tokens=60, out_audio_tokens=20))
    chat("chat usage missing", "gpt-5", None)
    chat("chat usage missing at an unknown model", "gpt-99", None)
    chat("chat usage null", "gpt-5-mini", None)


def all_others():
    chat("deepseek rounds up at the half", "deepseek-v4-pro", chat_usage(4, 0, cached=4),
         family="deepseek")
    chat("deepseek reads at 2.8 nano-dollars", "deepseek-v4-flash", chat_usage(1, 0, cached=1),
         family="deepseek")
    chat("deepseek mixed", "deepseek-v4-flash", chat_usage(70001, 333, cached=65537),
         family="deepseek")
    chat("groq plain", "openai/gpt-oss-120b", chat_usage(812, 377, cached=256), family="groq")
    chat("groq flex that is not sold", "openai/gpt-oss-120b", chat_usage(812, 377), "flex",
         family="groq")
    chat("mistral plain", "codestral-2508", chat_usage(4321, 987), family="mistral")
    chat("gemini below its threshold", "gemini-2.5-pro", chat_usage(200000, 500), family="google")
    chat("gemini above its threshold", "gemini-2.5-pro", chat_usage(200001, 500), family="google")
    chat("gemini with its path", "models/gemini-2.5-pro", chat_usage(1000, 500), family="google")
    chat("gemini audio", "gemini-2.5-flash", chat_usage(900, 10, in_audio_tokens=800),
         family="google")


def all_responses():
    responses("responses plain", "gpt-5", responses_usage(1000, 100))
    responses("responses cached and reasoning", "gpt-5-mini", responses_usage(9999, 1234, 8000, 1024))
    responses("responses flex", "gpt-5", responses_usage(1000, 100, 512, 64), "flex")
    responses("responses priority", "gpt-5", responses_usage(1000, 100, 512, 64), "priority")
    responses("responses auto", "gpt-5", responses_usage(1000, 100), "auto")
    responses("responses long", "gpt-5.4", responses_usage(272001, 10, 0, 0))
    responses("responses cache write", "gpt-5.6-terra",
              responses_usage(4000, 10, 500, 0, cache_write_tokens=3000))
    responses("responses web search without a price", "gpt-5", responses_usage(1000, 100),
              tools=("web_search_call",))
    responses("responses more cached than sent", "gpt-5", responses_usage(10, 5, 11))


def all_messages():
    messages("messages plain", "claude-sonnet-4-5", claude_usage(1000, 100))
    messages("messages dated name", "claude-sonnet-4-5-20250929", claude_usage(1000, 100))
    messages("messages at a place", "claude-haiku-4-5@20251001", claude_usage(17, 19))
    messages("messages window in the name", "claude-sonnet-4-5[1m]", claude_usage(250000, 100))
    messages("messages cache read", "claude-sonnet-4-5", claude_usage(12, 100, read=50000))
    messages("messages written for 5 minutes", "claude-sonnet-4-5", claude_usage(12, 9, write=2048))
    messages("messages written for an hour", "claude-sonnet-4-5", claude_usage(12, 9, hour=2048))
    messages("messages both writes and a read", "claude-haiku-4-5",
             claude_usage(3, 777, read=10001, write=501, hour=333))
    messages("messages write without its lifetime", "claude-haiku-4-5",
             {"input_tokens": 10, "output_tokens": 5, "cache_creation_input_tokens": 1000})
    messages("messages nothing of a cache", "claude-haiku-4-5",
             {"input_tokens": 10, "output_tokens": 5})
    for read in (188999, 189000, 189001):
        messages(f"messages context of {read + 11000}", "claude-sonnet-4-5",
                 claude_usage(1000, 100, read=read, write=7000, hour=3000))
    messages("messages long before it was dropped", "claude-opus-4-6", claude_usage(200001, 10),
             day="2026-03-12")
    messages("messages long after it was dropped", "claude-opus-4-6", claude_usage(200001, 10),
             day="2026-03-13")
    messages("messages before the price rose", "claude-sonnet-5", claude_usage(1000, 100),
             day="2026-08-31")
    messages("messages after the price rose", "claude-sonnet-5", claude_usage(1000, 100),
             day="2026-09-01")
    messages("messages thinking is output", "claude-sonnet-4-5",
             claude_usage(100, 5000, output_tokens_details={"thinking_tokens": 4096}))
    messages("messages batch", "claude-sonnet-4-5",
             {**claude_usage(1001, 101, read=999, write=33), "service_tier": "batch"})
    messages("messages priority is not sold by the token", "claude-sonnet-4-5",
             {**claude_usage(1001, 101), "service_tier": "priority"})
    messages("messages searches", "claude-sonnet-4-5",
             claude_usage(5000, 300, server_tool_use={"web_search_requests": 3}))
    messages("messages searches in a batch", "claude-sonnet-4-5",
             {**claude_usage(5001, 301, server_tool_use={"web_search_requests": 1}),
              "service_tier": "batch"})
    messages("messages searches at a model without", "claude-3-haiku-20240307",
             claude_usage(50, 30, server_tool_use={"web_search_requests": 1}))
    messages("messages fetches cost their tokens only", "claude-sonnet-4-5",
             claude_usage(9000, 300, server_tool_use={"web_search_requests": 0,
                                                      "web_fetch_requests": 4}),
             pages=("anthropic-fetch",))
    messages("messages searches and fetches", "claude-haiku-4-5",
             claude_usage(9000, 300, server_tool_use={"web_search_requests": 2,
                                                      "web_fetch_requests": 1}),
             pages=("anthropic-fetch",))
    messages("messages unknown model", "claude-99", claude_usage(10, 10))


def stream(name, family, model, path, events, tokens, pages):
    row(name, family, model, TODAY, path, "events", events, tokens, "standard", 0, pages)


def chunk(delta, finish=None, **more):
    return ["", json.dumps({"id": "c1", "object": "chat.completion.chunk", "created": 1,
                            "model": "gpt-5", "choices": [{"index": 0, "delta": delta,
                                                           "finish_reason": finish}], **more})]


def usage_chunk(usage):
    return ["", json.dumps({"id": "c1", "object": "chat.completion.chunk", "created": 1,
                            "model": "gpt-5", "choices": [], "usage": usage})]


def all_streams():
    path = "/v1/chat/completions"
    said = chunk({"content": TEXT})
    stop = chunk({}, "stop")
    done = ["", "[DONE]"]
    usage = chat_usage(1000, 100, cached=500)
    more = chat_usage(1000, 120, cached=500)
    stream("stream usage at its end", "openai", "gpt-5", path,
           [said, stop, usage_chunk(usage), done], chat_tokens(usage), ("openai-chat",))
    stream("stream usage twice: the last is the whole", "openai", "gpt-5", path,
           [said, usage_chunk(usage), stop, usage_chunk(more), done], chat_tokens(more),
           ("openai-chat",))
    stream("stream usage missing", "openai", "gpt-5", path, [said, stop, done], estimated(),
           ("estimate",))
    stream("stream usage zero though it spoke", "openai", "gpt-5", path,
           [said, stop, usage_chunk(chat_usage(0, 0)), done], estimated(), ("estimate",))
    stream("stream cut off before its usage", "openai", "gpt-5", path, [said], estimated(),
           ("estimate",))
    stream("stream of nothing", "openai", "gpt-5", path, [], None, ())

    path = "/v1/messages"
    begin = ["message_start", json.dumps(
        {"type": "message_start",
         "message": {"id": "m1", "type": "message", "role": "assistant",
                     "model": "claude-sonnet-4-5", "content": [],
                     "usage": {**claude_usage(43, 1, read=2000, write=10, hour=20)}}})]
    text = ["content_block_delta", json.dumps(
        {"type": "content_block_delta", "index": 0,
         "delta": {"type": "text_delta", "text": TEXT}})]

    def delta(usage):
        return ["message_delta", json.dumps({"type": "message_delta",
                                             "delta": {"stop_reason": "end_turn"},
                                             "usage": usage})]
    end = ["message_stop", json.dumps({"type": "message_stop"})]
    first = {"in": 43, "read": 2000, "write": 10, "write_1h": 20}
    pages = ("anthropic-stream",)
    stream("stream counts are cumulative", "anthropic", "claude-sonnet-4-5", path,
           [begin, text, delta({"output_tokens": 15}), end], {**first, "out": 15}, pages)
    stream("stream counts twice: the last is the whole", "anthropic", "claude-sonnet-4-5", path,
           [begin, text, delta({"output_tokens": 9}), delta({"output_tokens": 15}), end],
           {**first, "out": 15}, pages)
    stream("stream restates its input", "anthropic", "claude-sonnet-4-5", path,
           [begin, text, delta({"input_tokens": 60, "output_tokens": 15}), end],
           {**first, "in": 60, "out": 15}, pages)
    stream("stream cut off after its start", "anthropic", "claude-sonnet-4-5", path,
           [begin, text], {**first, "out": -(-len(TEXT) // 4)}, (*pages, "estimate"))


def main():
    all_chat()
    all_others()
    all_responses()
    all_messages()
    all_streams()
    names = [each[0] for each in ROWS]
    assert len(set(names)) == len(names), "a name is there twice"
    with open("costs.tsv", "w", encoding="utf-8") as file:
        for each in ROWS:
            assert not any("\t" in cell or "\n" in cell for cell in each)
            file.write("\t".join(each) + "\n")
    print(len(ROWS), "costs")


main()
