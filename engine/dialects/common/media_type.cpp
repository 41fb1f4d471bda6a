// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/media_type.hpp"

#include "engine/base/ascii.hpp"

namespace weir::dialects {
namespace {

std::string_view essence(std::string_view contentType) {
    return trimmed(contentType.substr(0, contentType.find(';')));
}

}  // namespace

bool isEventStream(std::string_view contentType) {
    return equalsIgnoringCase(essence(contentType), "text/event-stream");
}

bool isJson(std::string_view contentType) {
    const std::string_view type = essence(contentType);
    constexpr std::string_view kSuffix = "+json";
    return equalsIgnoringCase(type, "application/json") ||
           (startsWithIgnoringCase(type, "application/") && type.size() > kSuffix.size() &&
            equalsIgnoringCase(type.substr(type.size() - kSuffix.size()), kSuffix));
}

bool looksLikeHtml(std::string_view body) {
    const std::string_view text = trimmed(body.substr(0, 256));
    return startsWithIgnoringCase(text, "<!doctype") || startsWithIgnoringCase(text, "<html") ||
           startsWithIgnoringCase(text, "<head");
}

}  // namespace weir::dialects
