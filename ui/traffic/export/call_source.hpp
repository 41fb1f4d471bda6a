// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// Where the calls of an export come from, in the order of the file. Asked again when the calls
// before are written, so that nothing piles up.
class CallSource {
public:
    using Taken = std::function<void(Result<std::vector<admin::ExchangeRow>>)>;

    virtual ~CallSource() = default;

    // How many there will be; nothing while that is not known.
    virtual std::optional<std::uint64_t> total() const = 0;
    // At most `count` more, none when there are no more. `taken` is called once, perhaps before
    // this returns, and never after the source is gone.
    virtual void next(std::size_t count, Taken taken) = 0;
};

}  // namespace weir::ui
