// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/responder.hpp"

#include <array>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "engine/dialects/common/media_type.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/simulator/chat.hpp"
#include "engine/simulator/embeddings.hpp"
#include "engine/simulator/faulty.hpp"
#include "engine/simulator/members.hpp"
#include "engine/simulator/messages.hpp"
#include "engine/simulator/responses.hpp"

namespace weir::simulator {
namespace {

using dialects::Endpoint;

constexpr std::string_view kVersion = "/v1";

void setJson(Answer& answer, std::string body) {
    answer.fields.emplace_back("content-type", "application/json");
    answer.body = std::move(body);
}

Answer refused(Dialect dialect, dialects::Fault fault, std::string_view message,
               std::string_view param = {}) {
    dialects::ErrorAnswer error = dialects::errorAnswer(dialect, fault, message, param);
    Answer answer;
    answer.status = error.status;
    setJson(answer, std::move(error.body));
    return answer;
}

// With or without the version, so that any base URL works; always with it on the way out.
std::string withVersion(std::string_view path) {
    return path.starts_with("/v1/") ? std::string(path) : std::string(kVersion) + std::string(path);
}

json::object parse(std::string_view body) {
    json::parse_options options;
    options.max_depth = 128;  // readRequest has refused what is deeper than 64
    json::error_code error;
    json::value value =
        json::parse(json::string_view(body.data(), body.size()), error, {}, options);
    return value.is_object() ? std::move(value.get_object()) : json::object();
}

void readPrompt(Endpoint endpoint, const json::object& body, Prompt& prompt, Checks& checks) {
    switch (endpoint) {
        case Endpoint::ChatCompletions:
            return chat::read(body, prompt, checks);
        case Endpoint::Responses:
            return responses::read(body, prompt, checks);
        case Endpoint::Messages:
        case Endpoint::CountTokens:
            return messages::read(body, endpoint == Endpoint::CountTokens, prompt, checks);
        case Endpoint::Embeddings:
            return;
    }
}

struct Shapes {
    std::string (*body)(const Prompt&, const Reply&, const Stamp&);
    std::vector<StreamEvent> (*events)(const Prompt&, const Reply&, const Stamp&);
};

Shapes shapesOf(Dialect dialect) {
    switch (dialect) {
        case Dialect::OpenAiResponses:
            return {responses::body, responses::events};
        case Dialect::Anthropic:
            return {messages::body, messages::events};
        case Dialect::OpenAiChat:
            break;
    }
    return {chat::body, chat::events};
}

}  // namespace

Responder::Responder(const Options& options, const Clock& clock, Random& random)
    : m_options(options), m_clock(clock), m_random(random) {}

Answer Responder::answer(const Call& call) {
    const std::string path = withVersion(call.path);
    const bool isModels = path == "/v1/models" || path.starts_with("/v1/models/");
    const auto endpoint = dialects::endpointOf(path);
    const Dialect dialect = endpoint               ? dialects::dialectOf(*endpoint)
                            : call.hasApiKeyHeader ? Dialect::Anthropic
                                                   : Dialect::OpenAiChat;
    if (!endpoint && !isModels) {
        return refused(dialect, dialects::Fault::NotFound, "The simulator has no such path.");
    }
    if (m_options.requireKey && !call.hasKey) {
        return refused(dialect, dialects::Fault::Unauthenticated, "No API key was sent.");
    }
    if (call.method != (isModels ? "GET" : "POST")) {
        return refused(dialect, dialects::Fault::MethodNotAllowed,
                       isModels ? "Only GET is known here." : "Only POST is known here.");
    }
    Answer answer = isModels ? answerModels(call, path) : answerModel(call, *endpoint);
    answer.fields.emplace_back(dialect == Dialect::Anthropic ? "request-id" : "x-request-id",
                               "req_" + stamp().hex);
    return answer;
}

Answer Responder::answerModels(const Call& call, std::string_view path) const {
    const auto shape = dialects::modelsShape(call.hasAnthropicVersion, call.hasApiKeyHeader);
    constexpr std::string_view kAll = "/v1/models";
    if (path.size() <= kAll.size() + 1) {
        Answer answer;
        setJson(answer, modelsBody(shape));
        return answer;
    }
    const Model* model = findModel(path.substr(kAll.size() + 1));
    if (model == nullptr) {
        const bool anthropic = shape == dialects::ModelsShape::Anthropic;
        return refused(anthropic ? Dialect::Anthropic : Dialect::OpenAiChat,
                       dialects::Fault::UnknownModel, "The simulator has no such model.");
    }
    Answer answer;
    setJson(answer, modelBody(shape, *model));
    return answer;
}

Answer Responder::answerModel(const Call& call, Endpoint endpoint) {
    const Dialect dialect = dialects::dialectOf(endpoint);
    const auto refuse = [dialect](dialects::Fault fault, std::string_view message,
                                  std::string_view param = {}) {
        return refused(dialect, fault, message, param);
    };
    if (!dialects::isJson(call.contentType)) {
        return refuse(dialects::Fault::UnsupportedMedia, "The content type is not JSON.");
    }
    if (dialect == Dialect::Anthropic && !call.hasAnthropicVersion) {
        return refuse(dialects::Fault::InvalidRequest, "anthropic-version: header is required");
    }
    const auto facts = dialects::readRequest(endpoint, call.body);
    if (!facts) {
        return refuse(dialects::Fault::InvalidRequest, facts.error().text());
    }
    Prompt prompt;
    prompt.model = findModel(facts->model);
    if (prompt.model == nullptr) {
        return refuse(dialects::Fault::UnknownModel,
                      fmt::format("The simulator has no model '{}'.", facts->model), "model");
    }
    const bool embeds = endpoint == Endpoint::Embeddings;
    // A fault is one on every endpoint.
    if (prompt.model->fault == Fault::None && prompt.model->embeds != embeds) {
        return refuse(dialects::Fault::InvalidRequest, "This model is not for this endpoint.",
                      "model");
    }
    prompt.stream = facts->stream && !embeds && endpoint != Endpoint::CountTokens;
    prompt.maxTokens = facts->maxOutputTokens;
    prompt.tokensIn = facts->estimatedTokensIn;

    const json::object body = parse(call.body);
    Checks checks;
    checkMembers(endpoint, body, checks);
    readPrompt(endpoint, body, prompt, checks);
    checks.demand(prompt.choice != ToolChoice::Required || hasItems(body, "tools"),
                  "tool_choice asks for a tool, and there are no tools.", "tool_choice");
    Answer answer;
    if (embeds) {
        setJson(answer, embeddings::answer(body, prompt, checks));
    } else if (endpoint == Endpoint::CountTokens) {
        setJson(answer, messages::countBody(prompt));
    }
    if (checks.failed()) {
        return refuse(dialects::Fault::InvalidRequest, checks.message(), checks.param());
    }
    const Fault fault = faultNow(*prompt.model);
    if (fault == Fault::RateLimited || fault == Fault::Failed ||
        (fault == Fault::Overloaded && !prompt.stream)) {
        return failed(dialect, fault);
    }
    if (answer.body.empty()) {
        return compose(prompt, endpoint, fault);
    }
    addFault(answer, fault, m_options);
    return answer;
}

Fault Responder::faultNow(const Model& model) {
    if (model.fault == Fault::None) {
        return draw();
    }
    if (model.fault != Fault::Flapping) {
        return model.fault;
    }
    constexpr std::chrono::seconds kEach{10};
    const bool good = m_clock.instant().time_since_epoch() / kEach % 2 == 0;
    return good ? Fault::None : Fault::Failed;
}

Answer Responder::compose(const Prompt& prompt, Endpoint endpoint, Fault fault) {
    const Dialect dialect = dialects::dialectOf(endpoint);
    const Shapes shapes = shapesOf(dialect);
    const Reply reply = simulator::compose(prompt);
    const Stamp made = stamp();
    Answer answer;
    answer.firstToken = m_options.firstToken;
    answer.tokensPerSecond = m_options.tokensPerSecond;
    answer.stream = prompt.stream;
    if (prompt.stream) {
        answer.fields.emplace_back("content-type", "text/event-stream; charset=utf-8");
        answer.fields.emplace_back("cache-control", "no-cache");
        answer.events = shapes.events(prompt, reply, made);
    } else {
        setJson(answer, shapes.body(prompt, reply, made));
        answer.tokens = reply.tokensOut;
    }
    if (dialect != Dialect::Anthropic) {
        answer.fields.emplace_back("openai-processing-ms",
                                   std::to_string(m_options.firstToken.count()));
    }
    if (fault == Fault::Overloaded) {
        // A 200 whose stream turns out to be an error: before the first token.
        cutEvents(answer.events, 0);
        const std::string id = "resp_" + made.hex;
        answer.events.push_back(
            {StreamEvent::Part::Rest,
             dialects::errorEvents(dialect, dialects::Fault::Overloaded,
                                   "The simulator is overloaded, as it was asked to be.",
                                   {answer.events.size(), static_cast<std::uint64_t>(made.created),
                                    id, prompt.model->name})});
        return answer;
    }
    addFault(answer, fault, m_options);
    return answer;
}

Answer Responder::failed(Dialect dialect, Fault fault) const {
    if (fault == Fault::RateLimited) {
        Answer answer = refused(dialect, dialects::Fault::RateLimited,
                                "Too many requests, as the simulator was asked to say.");
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_options.retryAfter);
        answer.fields.emplace_back("retry-after", std::to_string(seconds.count()));
        answer.fields.emplace_back("retry-after-ms", std::to_string(m_options.retryAfter.count()));
        return answer;
    }
    return fault == Fault::Overloaded
               ? refused(dialect, dialects::Fault::Overloaded,
                         "The simulator is overloaded, as it was asked to be.")
               : refused(dialect, dialects::Fault::Internal,
                         "The simulator failed, as it was asked to.");
}

Fault Responder::draw() {
    const FaultShares& shares = m_options.faults;
    const std::array<std::pair<double, Fault>, 8> row{{{shares.rateLimited, Fault::RateLimited},
                                                       {shares.failed, Fault::Failed},
                                                       {shares.overloaded, Fault::Overloaded},
                                                       {shares.slow, Fault::Slow},
                                                       {shares.stalled, Fault::Stalled},
                                                       {shares.reset, Fault::Reset},
                                                       {shares.cut, Fault::Cut},
                                                       {shares.garbage, Fault::Garbage}}};
    constexpr std::uint64_t kSteps = 1'000'000;
    double left = static_cast<double>(m_random.below(kSteps)) / kSteps;
    for (const auto& [share, fault] : row) {
        if (left < share) {
            return fault;
        }
        left -= share;
    }
    return Fault::None;
}

Stamp Responder::stamp() {
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch());
    return {
        fmt::format("{:016x}{:08x}", m_random.next(), static_cast<std::uint32_t>(m_random.next())),
        seconds.count()};
}

}  // namespace weir::simulator
