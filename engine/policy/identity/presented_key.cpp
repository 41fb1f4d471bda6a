// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/identity/presented_key.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"
#include "engine/base/percent.hpp"

namespace weir::policy {

namespace {

constexpr std::string_view kHowToSend =
    "Send one Weir key as \"Authorization: Bearer KEY\" or \"x-api-key: KEY\"; "
    "\"weir keys create\" makes one.";

constexpr std::string_view kKeyHeaders[] = {"x-api-key", "api-key", "x-goog-api-key"};

}  // namespace

void PresentedKey::header(std::string_view name, std::string_view value) {
    if (std::ranges::any_of(
            kKeyHeaders, [&](std::string_view each) { return equalsIgnoringCase(name, each); })) {
        add(trimmed(value));
        return;
    }
    if (!equalsIgnoringCase(name, "authorization")) {
        return;
    }
    value = trimmed(value);
    const std::size_t end = std::min(value.find_first_of(" \t"), value.size());
    if (equalsIgnoringCase(value.substr(0, end), "bearer")) {
        add(trimmed(value.substr(end)));
    } else if (!value.empty()) {
        m_otherScheme = true;
    }
}

void PresentedKey::target(std::string_view target) {
    std::size_t from = target.find('?');
    while (from != std::string_view::npos) {
        const std::string_view rest = target.substr(from + 1);
        const std::size_t next = rest.find('&');
        const std::string_view member = rest.substr(0, next);
        const std::size_t equals = std::min(member.find('='), member.size());
        if (percentDecoded(member.substr(0, equals)) == "key" && equals < member.size()) {
            Secret value(percentDecoded(member.substr(equals + 1)));
            if (m_key.empty()) {
                m_decoded = std::move(value);
                add(m_decoded.reveal());
            } else {
                add(value.reveal());
            }
        }
        from = next == std::string_view::npos ? next : from + 1 + next;
    }
}

void PresentedKey::add(std::string_view key) {
    if (key.empty()) {
        return;
    }
    if (key.size() > kLongestKey) {
        m_tooLong = true;
        return;
    }
    if (m_key.empty()) {
        m_key = key;
    } else if (m_key != key) {
        m_differ = true;
    }
}

Result<std::string_view> PresentedKey::take() const {
    if (m_differ) {
        return Error::denied("Two different keys were sent.", "Send one, in one place.");
    }
    if (m_tooLong) {
        return Error::denied("The key that was sent is too long to be one.",
                             std::string(kHowToSend));
    }
    if (!m_key.empty()) {
        return m_key;
    }
    if (m_otherScheme) {
        return Error::denied("The Authorization header has a scheme other than Bearer.",
                             std::string(kHowToSend));
    }
    return Error::notFound("No key was sent.", std::string(kHowToSend));
}

}  // namespace weir::policy
