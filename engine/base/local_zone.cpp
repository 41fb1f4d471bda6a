// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/local_zone.hpp"

#include <ctime>

namespace weir {

std::chrono::seconds localOffset(Timestamp moment) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
    std::tm local{};
    return ::localtime_r(&seconds, &local) == nullptr ? std::chrono::seconds{0}
                                                      : std::chrono::seconds{local.tm_gmtoff};
}

}  // namespace weir
