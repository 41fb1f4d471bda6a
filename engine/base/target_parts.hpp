// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// A target is written "provider/model", or as a model alone.
namespace weir {

constexpr std::string_view providerOfTarget(std::string_view target) {
    const std::size_t slash = target.find('/');
    return slash == std::string_view::npos ? std::string_view() : target.substr(0, slash);
}

constexpr std::string_view modelOfTarget(std::string_view target) {
    const std::size_t slash = target.find('/');
    return slash == std::string_view::npos ? target : target.substr(slash + 1);
}

}  // namespace weir
