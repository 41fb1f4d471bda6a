// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/edit.hpp"

#include <algorithm>
#include <array>

#include "engine/dialects/common/json_text.hpp"

namespace weir::dialects {
namespace {

struct Change {
    ByteSpan span;  // of length zero: an insertion
    std::string text;
};

constexpr std::string_view kOptions = R"({"include_usage":true})";
constexpr std::string_view kLoss = "stream_options.include_usage: true, to read the usage";

Change askForUsage(std::string_view body, const RequestFacts& facts) {
    if (!facts.includeUsage.empty()) {
        return {facts.includeUsage, "true"};
    }
    if (facts.streamOptions.empty()) {
        const std::size_t after = facts.modelValue.offset + facts.modelValue.length;
        return {{after, 0}, ",\"stream_options\":" + std::string(kOptions)};
    }
    if (body[facts.streamOptions.offset] != '{') {  // null
        return {facts.streamOptions, std::string(kOptions)};
    }
    const std::size_t inside = facts.streamOptions.offset + 1;
    const std::string_view rest = body.substr(inside, facts.streamOptions.length - 1);
    const bool alone = rest[rest.find_first_not_of(" \n\r\t")] == '}';
    return {{inside, 0}, alone ? "\"include_usage\":true" : "\"include_usage\":true,"};
}

std::string apply(std::string_view body, std::vector<Change>& changes) {
    std::sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return left.span.offset < right.span.offset;
    });
    std::size_t size = body.size();
    for (const Change& change : changes) {
        size = size - change.span.length + change.text.size();
    }
    std::string out;
    out.reserve(size);
    std::size_t copied = 0;
    for (const Change& change : changes) {
        out.append(body, copied, change.span.offset - copied);
        out += change.text;
        copied = change.span.offset + change.span.length;
    }
    return out.append(body, copied);
}

}  // namespace

std::string modelChange(std::string_view asked, std::string_view target) {
    return "model: " + std::string(asked) + " -> " + std::string(target);
}

Edited rewriteForTarget(Endpoint endpoint, std::string_view body, const RequestFacts& facts,
                        std::string_view targetModel, UsageRequest usage) {
    Edited edited;
    std::vector<Change> changes;
    if (facts.model != targetModel) {
        changes.push_back({facts.modelValue, jsonQuoted(targetModel)});
        edited.losses.push_back(modelChange(facts.model, targetModel));
    }
    if (endpoint == Endpoint::ChatCompletions && facts.stream && !facts.asksForUsage &&
        usage == UsageRequest::Add) {
        changes.push_back(askForUsage(body, facts));
        edited.losses.emplace_back(kLoss);
    }
    if (!changes.empty()) {
        edited.body = apply(body, changes);
    }
    return edited;
}

}  // namespace weir::dialects
