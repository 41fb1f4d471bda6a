// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/dialects/translation/conversation.hpp"

namespace weir::dialects {

struct DataUrl {
    std::string_view mediaType;
    std::string_view base64;
};
// "data:image/png;base64,iVBOR…": bytes within an address (RFC 2397). Nothing: it is none, or not
// in base64.
std::optional<DataUrl> readDataUrl(std::string_view url);
std::string makeDataUrl(std::string_view mediaType, std::string_view base64);

// The image at an address, which may hold it.
Image imageAt(std::string url);
// Its address, which holds it where it has none.
std::string urlOf(const Image& image);

}  // namespace weir::dialects
