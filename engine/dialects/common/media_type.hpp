// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace weir::dialects {

// Whether a content type is an event stream or JSON; parameters and case do not matter.
bool isEventStream(std::string_view contentType);
bool isJson(std::string_view contentType);

// Whether a body begins like a web page, as those of CDNs and captive portals do.
bool looksLikeHtml(std::string_view body);

}  // namespace weir::dialects
