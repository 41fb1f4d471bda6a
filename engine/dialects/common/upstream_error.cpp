// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/upstream_error.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/media_type.hpp"

namespace weir::dialects {
namespace {

struct Meaning {
    Fault fault;
    Blame blame;
    int status;  // that an error inside a 200 stands for
};

struct Word {
    std::string_view word;
    Meaning meaning;
};

constexpr Meaning kBadRequest{Fault::InvalidRequest, Blame::Request, 400};
constexpr Meaning kContent{Fault::ContentPolicy, Blame::Request, 400};
constexpr Meaning kFailed{Fault::UpstreamFailed, Blame::Target, 502};
constexpr Meaning kKey{Fault::ProviderKeyRefused, Blame::ProviderKey, 401};

// Types and codes of the families that say more than a status. A rate limit without money behind
// it (insufficient_quota) is the key's matter: waiting does not help, another provider does.
constexpr std::array kWords{
    Word{"context_length_exceeded", {Fault::ContextTooLong, Blame::Request, 400}},
    Word{"insufficient_quota", {Fault::ProviderKeyRefused, Blame::ProviderKey, 429}},
    Word{"billing_error", {Fault::ProviderKeyRefused, Blame::ProviderKey, 402}},
    Word{"invalid_api_key", kKey},
    Word{"authentication_error", kKey},
    Word{"permission_error", {Fault::ProviderKeyRefused, Blame::ProviderKey, 403}},
    Word{"model_not_found", {Fault::UnknownModel, Blame::Target, 404}},
    Word{"not_found_error", {Fault::UnknownModel, Blame::Target, 404}},
    Word{"rate_limit_exceeded", {Fault::RateLimited, Blame::Target, 429}},
    Word{"rate_limit_error", {Fault::RateLimited, Blame::Target, 429}},
    Word{"overloaded_error", {Fault::Overloaded, Blame::Target, 529}},
    Word{"overloaded", {Fault::Overloaded, Blame::Target, 503}},
    Word{"timeout_error", {Fault::Timeout, Blame::Target, 504}},
    Word{"request_too_large", {Fault::TooLarge, Blame::Request, 413}},
    Word{"content_filter", kContent},
    Word{"content_policy_violation", kContent},
    Word{"invalid_prompt", kBadRequest},
    Word{"invalid_request_error", kBadRequest},
    Word{"server_error", {Fault::UpstreamFailed, Blame::Target, 500}},
    Word{"api_error", {Fault::UpstreamFailed, Blame::Target, 500}},
};

const Word* find(std::string_view word) {
    const auto* found = std::find_if(kWords.begin(), kWords.end(),
                                     [word](const Word& row) { return row.word == word; });
    return found == kWords.end() ? nullptr : found;
}

Meaning ofStatus(int status) {
    switch (status) {
        case 401:
        case 402:
        case 403:
            return {Fault::ProviderKeyRefused, Blame::ProviderKey, status};
        case 404:
            return {Fault::UnknownModel, Blame::Target, status};
        case 408:
        case 504:
            return {Fault::Timeout, Blame::Target, status};
        case 409:
            return {Fault::UpstreamFailed, Blame::Target, status};
        case 413:
            return {Fault::TooLarge, Blame::Request, status};
        case 429:
            return {Fault::RateLimited, Blame::Target, status};
        case 503:
        case 529:
            return {Fault::Overloaded, Blame::Target, status};
        default:
            break;
    }
    const bool request = status >= 400 && status < 500;
    return request ? Meaning{Fault::InvalidRequest, Blame::Request, status}
                   : Meaning{Fault::UpstreamFailed, Blame::Target, status};
}

// The code is narrower than the type, and the type narrower than nothing.
Meaning ofWords(const ErrorFields& fields) {
    if (const Word* code = find(fields.code)) {
        return code->meaning;
    }
    if (const Word* type = find(fields.type)) {
        return type->meaning;
    }
    return kFailed;
}

bool narrows(std::string_view code) {
    return code == "context_length_exceeded" || code == "insufficient_quota" ||
           code == "content_filter" || code == "content_policy_violation";
}

AnswerError make(const Meaning& meaning, const ErrorFields& fields) {
    return {meaning.fault,
            meaning.blame,
            meaning.status,
            std::string(fields.type),
            std::string(fields.code),
            std::string(fields.message),
            false};
}

}  // namespace

bool AnswerError::isAboutMoney() const {
    const auto means = [this](std::string_view word) { return code == word || type == word; };
    return status == 402 || means("insufficient_quota") || means("billing_error");
}

std::string AnswerError::summary() const {
    if (malformed) {
        return message;
    }
    const std::string& word = code.empty() ? type : code;
    return word.empty() ? fmt::format("{} {}", status, name(fault))
                        : fmt::format("{} {}", status, word.substr(0, 64));
}

AnswerError readErrorAnswer(int status, std::string_view body) {
    ErrorFields fields;
    if (const auto object = parseObject(body)) {
        fields = readErrorFields(*object);
    } else if (looksLikeHtml(body)) {
        fields.message = "The provider answered with a web page.";
    }
    Meaning meaning = ofStatus(status);
    if (narrows(fields.code) || narrows(fields.type)) {
        meaning = ofWords(fields);
        meaning.status = status;
    }
    return make(meaning, fields);
}

AnswerError errorInsideAnswer(const ErrorFields& fields) {
    const Meaning meaning =
        fields.status >= 400 && fields.status <= 599 ? ofStatus(fields.status) : ofWords(fields);
    return make(meaning, fields);
}

AnswerError malformedAnswer(std::string_view message) {
    ErrorFields fields;
    fields.message = message;
    AnswerError error = make(kFailed, fields);
    error.malformed = true;
    return error;
}

}  // namespace weir::dialects
