// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/data_url.hpp"

#include <utility>

namespace weir::dialects {

std::optional<DataUrl> readDataUrl(std::string_view url) {
    constexpr std::string_view kScheme = "data:";
    constexpr std::string_view kBase64 = ";base64";
    const std::size_t comma = url.find(',');
    if (!url.starts_with(kScheme) || comma == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view type = url.substr(kScheme.size(), comma - kScheme.size());
    if (!type.ends_with(kBase64)) {
        return std::nullopt;
    }
    type.remove_suffix(kBase64.size());
    return DataUrl{type.substr(0, type.find(';')), url.substr(comma + 1)};
}

std::string makeDataUrl(std::string_view mediaType, std::string_view base64) {
    std::string url = "data:";
    url.append(mediaType).append(";base64,").append(base64);
    return url;
}

Image imageAt(std::string url) {
    if (const auto data = readDataUrl(url)) {
        return {.mediaType = std::string(data->mediaType),
                .base64 = std::string(data->base64),
                .url = {},
                .detail = {}};
    }
    return {.mediaType = {}, .base64 = {}, .url = std::move(url), .detail = {}};
}

std::string urlOf(const Image& image) {
    return image.url.empty() ? makeDataUrl(image.mediaType, image.base64) : image.url;
}

}  // namespace weir::dialects
