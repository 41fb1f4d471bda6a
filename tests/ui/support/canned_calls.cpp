// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_calls.hpp"

#include <chrono>

#include "engine/control/admin/bodies.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_alerts.hpp"
#include "tests/ui/support/canned_audit.hpp"
#include "tests/ui/support/canned_budgets.hpp"
#include "tests/ui/support/canned_destinations.hpp"
#include "tests/ui/support/canned_directory.hpp"
#include "tests/ui/support/canned_kinds.hpp"
#include "tests/ui/support/canned_overview.hpp"
#include "tests/ui/support/canned_prices.hpp"
#include "tests/ui/support/canned_rate_limits.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "tests/ui/support/canned_spend.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

struct Line {
    ExchangeState state;
    Mark marks;
    const char* key;
    const char* target;
    std::vector<AttemptSign> path;
    std::uint64_t in;
    std::uint64_t out;
    Source source;
    Pricing pricing;
    std::int64_t nano;
    std::int64_t durationUs;
    const char* error;
};

std::vector<Line> lines() {
    using enum AttemptSign;
    using S = ExchangeState;
    const auto known = Source::Reported;
    const auto priced = Pricing::Priced;
    return {
        {S::Done,
         Mark::None,
         "data-notebooks",
         "local/qwen3:32b",
         {Served},
         1'480,
         301,
         known,
         Pricing::Free,
         0,
         4'930'000,
         ""},
        {S::Done,
         Mark::None,
         "claude-code-ada",
         "anthropic/claude-sonnet-4-5",
         {Served},
         47'120,
         604,
         known,
         priced,
         31'000'000,
         7'210'000,
         ""},
        {S::Failed,
         Mark::None,
         "search-dev",
         "openai/gpt-5",
         {Failed, Failed},
         1'870,
         0,
         Source::Unknown,
         Pricing::Unpriced,
         0,
         4'100'000,
         "503 from every target"},
        {S::Cancelled,
         Mark::None,
         "claude-code-ada",
         "anthropic/claude-sonnet-4-5",
         {Served},
         47'902,
         58,
         Source::Estimated,
         priced,
         23'800'000,
         1'700'000,
         "The client went away."},
        {S::Done,
         Mark::FellBack,
         "search-prod",
         "mistral/mistral-medium-2508",
         {Failed, Failed, Served},
         4'470,
         164,
         known,
         priced,
         2'100'000,
         3'960'000,
         ""},
        {S::Refused,
         Mark::None,
         "marketing-web",
         "",
         {},
         0,
         0,
         Source::Unknown,
         Pricing::Unpriced,
         0,
         2'000,
         "60 requests a minute"},
        {S::Refused,
         Mark::None,
         "",
         "",
         {},
         0,
         0,
         Source::Unknown,
         Pricing::Unpriced,
         0,
         1'000,
         "The key is not known."},
        {S::Done,
         Mark::None,
         "mobile-ios",
         "compatible/unheard-of-model",
         {Served},
         702,
         230,
         known,
         Pricing::Unpriced,
         0,
         1'690'000,
         ""},
        {S::Done,
         Mark::FellBack | Mark::Translated,
         "search-prod",
         "anthropic/claude-sonnet-4-5",
         {Failed, Served},
         3'812,
         118,
         known,
         priced,
         7'000'000,
         2'840'000,
         ""},
        {S::Done,
         Mark::None,
         "etl-nightly",
         "openai/text-embedding-3-small",
         {Served},
         8'190,
         0,
         known,
         priced,
         163'800,
         150'000,
         ""},
        {S::Unsettled,
         Mark::None,
         "risk-review",
         "openai/gpt-5",
         {Served},
         0,
         0,
         Source::Unknown,
         priced,
         120'000'000,
         9'000'000,
         "The gateway ended before the answer was complete."},
        {S::Pending,
         Mark::None,
         "risk-review",
         "openai/gpt-5",
         {Running},
         12'004,
         0,
         Source::Estimated,
         Pricing::Unpriced,
         0,
         -1,
         ""},
        {S::Streaming,
         Mark::None,
         "claude-code-ada",
         "anthropic/claude-sonnet-4-5",
         {Running},
         48'210,
         312,
         Source::Estimated,
         priced,
         24'100'000,
         -1,
         ""},
    };
}

std::uint16_t statusOf(const Line& line) {
    switch (line.state) {
        case ExchangeState::Refused:
            return *line.key == '\0' ? 401 : 429;
        case ExchangeState::Failed:
            return 503;
        case ExchangeState::Pending:
            return 0;
        default:
            return 200;
    }
}

}  // namespace

Id cannedId(std::uint32_t number) {
    std::array<std::uint8_t, 16> bytes{0x01, 0x99, 0xf3, 0xc2};
    for (std::size_t at = 0; at < 4; ++at) {
        bytes[4 + at] = static_cast<std::uint8_t>(number >> (24 - 8 * at));
    }
    bytes[12] = 0x7a;
    bytes[15] = static_cast<std::uint8_t>(number * 37);
    return Id::fromBytes(bytes);
}

admin::ExchangeRow cannedRow(std::uint32_t number) {
    admin::ExchangeRow row;
    row.id = cannedId(number);
    row.sequence = number + 1;
    row.state = ExchangeState::Done;
    row.startedAt = kCannedNow - 13s + std::chrono::milliseconds(number * 317);
    row.key = "search-prod";
    row.team = "search";
    row.endpoint = "/v1/chat/completions";
    row.dialect = "openai_chat";
    row.modelAsked = "auto";
    row.target = "openai/gpt-4o-mini";
    row.path = {AttemptSign::Served};
    row.status = 200;
    row.usage.inUncached = 1'508;
    row.usage.outText = 118;
    row.usage.source = Source::Reported;
    row.pricing = Pricing::Priced;
    row.cost = Money::fromNano(297'000);
    row.durationUs = 1'240'000;
    row.firstTokenUs = 412'000;
    row.addedUs = 160;
    return row;
}

std::vector<admin::ExchangeRow> cannedRows() {
    std::vector<admin::ExchangeRow> rows;
    const std::vector<Line> all = lines();
    for (std::uint32_t number = 0; number < 3 * all.size(); ++number) {
        const Line& line = all[number % all.size()];
        admin::ExchangeRow row = cannedRow(number);
        const bool ends = number >= 2 * all.size();
        // Only the last calls still run.
        if (line.durationUs >= 0 || ends) {
            row.state = line.state;
            row.marks = line.marks;
            row.key = line.key;
            row.target = line.target;
            row.path = line.path;
            row.usage = {};
            row.usage.inUncached = line.in;
            row.usage.outText = line.out;
            row.usage.source = line.source;
            row.pricing = line.pricing;
            row.cost = Money::fromNano(line.nano);
            row.durationUs = line.durationUs;
            row.error = line.error;
            row.status = statusOf(line);
            row.stream = row.status == 200;
        }
        // An agent says which run each of its calls belongs to; others do not.
        if (row.key == "claude-code-ada" || row.key == "risk-review") {
            row.session = row.key + "-run-" + std::to_string(1 + number / 6);
        }
        rows.push_back(row);
    }
    return rows;
}

admin::ExchangeDetail cannedDetail(const admin::ExchangeRow& row) {
    admin::ExchangeDetail detail;
    detail.row = row;
    detail.revision = 41;
    detail.client = "127.0.0.1:51034, openai-node 6.49";
    detail.bodiesKept = true;
    if (row.path.empty()) {
        return detail;
    }
    const bool failed = row.state == ExchangeState::Failed;
    detail.candidates = {
        {"openai/gpt-5", "tried", "429, cooling for 12 s"},
        {"anthropic/claude-sonnet-4-5", failed ? "tried" : "served",
         "number 2 of model auto; translated to anthropic"},
        {"google/gemini-2.5-pro", "not needed", "number 3 of model auto"},
        {"local/qwen3:32b", "not needed", "number 4 of model auto"},
    };
    detail.phases = {{"decide", 0, 9'000}};
    admin::AttemptDetail first;
    first.id = cannedId(90'001);
    first.target = "openai/gpt-5";
    first.sign = AttemptSign::Failed;
    first.chosenBecause = "first of model auto";
    first.outcome = "429 rate limited";
    first.status = 429;
    first.startUs = 9'000;
    first.endUs = 412'000;
    first.providerRequestId = "req_8f2c";
    first.requestHeaders = {{"content-type", "application/json"}, {"authorization", "[redacted]"}};
    first.responseHeaders = {{"retry-after", "12"}, {"content-type", "application/json"}};
    admin::AttemptDetail second;
    second.id = cannedId(90'002);
    second.target = "anthropic/claude-sonnet-4-5";
    second.sign = failed ? AttemptSign::Failed : AttemptSign::Served;
    second.chosenBecause = "next after the 429";
    second.outcome = failed ? "503 overloaded" : "served";
    second.status = failed ? 503 : 200;
    second.startUs = 430'000;
    second.endUs = 2'840'000;
    second.phases = {{"connect", 430'000, 466'000},
                     {"first_token", 466'000, 1'042'000},
                     {"stream", 1'042'000, 2'840'000}};
    second.responseHeaders = {{"content-type", "text/event-stream"}};
    detail.attempts = {first, second};
    detail.losses = {{"request body", "model: auto -> gpt-5"},
                     {"request body", "translated: openai_chat -> anthropic"},
                     {"request body", "left out: seed"},
                     {"request headers", "not sent on: cookie"}};
    detail.requestHeaders = {{"authorization", "[redacted]"},
                             {"content-type", "application/json"},
                             {"user-agent", "openai-node 6.49"}};
    return detail;
}

admin::ExchangeBodies cannedBodies() {
    admin::ExchangeBodies bodies;
    bodies.kept = true;
    bodies.where = BodyPlace::Memory;
    bodies.request =
        R"({"model":"auto","messages":[{"role":"system","content":"You answer in few words."},)"
        R"({"role":"user","content":"Our reindex job skips documents whose updated_at is null. )"
        R"(Where would you guard against that?"}],"stream":true})";
    bodies.response =
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
        "{\"name\":\"read_file\",\"arguments\":\"{\\\"path\\\":\"}}]}}]}\n\n"
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
        "{\"arguments\":\"\\\"jobs/reindex.py\\\"}\"}}]}}]}\n\n"
        "data: {\"choices\":[{\"delta\":{\"content\":\"Line 88 compares with > since, and null \"}}"
        "]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"never passes. **Treat null as "
        "older** than any date:\\n\\n```python\\nif updated_at is None or updated_at < since:\\n"
        "    reindex(doc)\\n```\\n\\n- `jobs/reindex.py`\\n- its test\"}}]}\n\ndata: [DONE]\n\n";
    // Pieces of a stream bring one event or several.
    std::int64_t at = 1'180'000;
    for (std::size_t from = 0; from < bodies.response.size();
         from = bodies.response.find("\n\n", from) + 2) {
        bodies.responseMoments.push_back({from, at});
        at += from == 0 ? 1'412'300 : 31'400;
    }
    return bodies;
}

std::vector<admin::ProviderRow> cannedProviders() {
    const auto row = [](const char* name, const char* kind, const char* address, KeyState key,
                        Health health, std::uint64_t requests) {
        admin::ProviderRow made;
        made.settings.name = name;
        made.settings.kind = kind;
        made.settings.key = "keychain:" + std::string(name);
        made.address = address;
        made.dialects = {"openai_chat"};
        made.keyState = key;
        made.health = health;
        made.models = 11;
        made.requests24h = requests;
        if (requests > 0) {
            made.firstTokenP50Us = 398'000;
            made.firstTokenP95Us = 1'120'000;
            made.attemptsPerMinute = static_cast<double>(requests) / 1440;
            made.errorShare = health == Health::Degraded ? 0.098 : 0.002;
        }
        for (int minute = 0; minute < 30; ++minute) {
            const bool bad = health == Health::Degraded && minute > 20;
            made.minutes.push_back(static_cast<std::uint8_t>(requests == 0 ? 0 : bad ? 2 : 1));
        }
        return made;
    };
    std::vector<admin::ProviderRow> rows{
        row("anthropic", "anthropic", "api.anthropic.com", KeyState::Stored, Health::Up, 46'810),
        row("openai", "openai", "api.openai.com", KeyState::Stored, Health::Up, 132'620),
        row("mistral", "mistral", "api.mistral.ai", KeyState::SessionOnly, Health::Degraded,
            18'135),
        row("local", "ollama", "127.0.0.1:11434", KeyState::None, Health::Up, 10'830),
        row("cohere", "compatible", "api.cohere.com", KeyState::Locked, Health::Unknown, 0),
    };
    rows[0].dialects = {"anthropic"};
    rows[0].minutes[20] = 3;
    rows[2].healthReason = "429, cooling for 38 s";
    rows[2].coolingMs = 38'000;
    return rows;
}

void answerAll(FakeAdminClient& client) {
    client.answer<admin::GetStatus>(cannedStatus());
    // The books have no call that the live rows do not have.
    client.on<admin::ListOlderTraffic>([](const admin::ListOlderTraffic& asked) {
        return Result<admin::OlderTraffic>(
            admin::OlderTraffic{{}, asked.before, true, asked.since, {}});
    });
    client.on<admin::ListTraffic>([](const admin::ListTraffic& asked) {
        admin::TrafficBatch batch;
        for (admin::ExchangeRow& row : cannedRows()) {
            if (row.sequence > asked.after) {
                batch.next = row.sequence;
                batch.rows.push_back(std::move(row));
            }
        }
        batch.next = std::max(batch.next, asked.after);
        return Result<admin::TrafficBatch>(std::move(batch));
    });
    client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
        for (const admin::ExchangeRow& row : cannedRows()) {
            if (row.id == asked.id) {
                return Result<admin::ExchangeDetail>(cannedDetail(row));
            }
        }
        return Result<admin::ExchangeDetail>(Error::notFound("There is no such exchange."));
    });
    client.answer<admin::GetBodies>(cannedBodies());
    admin::BodyStatus bodies;
    bodies.days = 7;
    bodies.maxSize = std::uint64_t{2} << 30;
    client.answer<admin::GetBodyStatus>(bodies);
    client.answer<admin::ListProviders>({cannedProviders()});
    client.answer<admin::ListDestinations>(cannedDestinations());
    client.answer<admin::ListAlerts>(cannedAlerts());
    client.on<admin::ListAudit>([](const admin::ListAudit& asked) {
        return Result<admin::AuditPage>(auditPage(cannedAudit(), asked));
    });
    client.answer<admin::VerifyAudit>(cannedChain());
    client.answer<admin::ListWebhooks>(cannedWebhooks());
    client.on<admin::GetOverview>([](const admin::GetOverview& asked) {
        return Result<admin::Overview>(cannedOverview(asked.range));
    });
    answerDirectory(client);
    client.answer<admin::ListBudgets>(cannedBudgets());
    client.answer<admin::ListRateLimits>(cannedRateLimits());
    client.answer<admin::ListPrices>(cannedPrices());
    answerRoutes(client);
    client.on<admin::GetSpend>([](const admin::GetSpend& asked) {
        return Result<admin::SpendReport>(cannedSpend(asked));
    });
    client.answer<admin::ListKinds>(cannedKinds());
    admin::TestReport report;
    report.passed = true;
    report.calledUrl = "https://api.openai.com/v1/chat/completions";
    report.steps = {{"Address found, TLS 1.3, name matches", true, 38'000, {}},
                    {"Key accepted, 2 models listed", true, 121'000, {}},
                    {"gpt-4o-mini answered", true, 356'000, {}}};
    report.models = {
        {"gpt-4o-mini", Pricing::Priced, Price::fromPico(150'000), Price::fromPico(600'000)},
        {"whisper-large", Pricing::Unpriced, {}, {}}};
    client.answer<admin::TestProvider>(report);
    client.answer<admin::FindLocalServers>(
        {{{"Ollama 0.5.1", "ollama", "http://127.0.0.1:11434/v1", {"qwen3:32b", "llama3.1"}},
          {"LM Studio", "compatible", "http://127.0.0.1:1234/v1", {"phi-4"}}}});
    client.answer<admin::ListModels>(
        {{{"gpt-4o-mini", {"openai/gpt-4o-mini"}, {"openai_chat"}},
          {"claude-sonnet-4-5", {"anthropic/claude-sonnet-4-5"}, {"anthropic"}}},
         {{"openai", "openai_chat", "gpt-4o-mini"},
          {"anthropic", "anthropic", "claude-sonnet-4-5"}}});
    client.on<admin::CreateKey>([](const admin::CreateKey& asked) {
        admin::CreatedKey created;
        created.key.name = asked.name;
        created.secret = "weir_sk_7Hq2mT4vRzP1c8WnBk9Xd3Lf6Gy";
        return Result<admin::CreatedKey>(created);
    });
}

}  // namespace weir::ui
