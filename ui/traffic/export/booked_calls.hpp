// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/traffic/export/call_source.hpp"

namespace weir::ui {

// Calls out of the books, the newest first, a page at a time. Those that still run are not there.
class BookedCalls : public CallSource {
public:
    // That pass the filter and started at `since` or later; 1970: all.
    BookedCalls(admin::AdminClient& client, std::string filter, Timestamp since);

    std::optional<std::uint64_t> total() const override { return std::nullopt; }
    void next(std::size_t count, Taken taken) override;

private:
    void take(std::size_t count, const Taken& taken, Result<admin::OlderTraffic> reply);

    admin::AdminClient& m_client;
    admin::ListOlderTraffic m_page;
    bool m_atEnd = false;
    // An answer that comes after the source is gone finds this expired.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace weir::ui
