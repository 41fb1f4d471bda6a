// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/config/document_file.hpp"

namespace weir::control {

// The draft of routes and their sets, in a file of the data folder: it outlives a crash, of the
// window and of the gateway. Not for two threads at once.
class RouteDraftFile {
public:
    explicit RouteDraftFile(std::filesystem::path path) : m_file(std::move(path)) {}

    struct Draft {
        std::uint64_t base = 0;
        Timestamp keptAt{};
        std::vector<admin::RouteSettings> routes;
        std::optional<std::vector<NamedSet>> sets;  // nothing: those in force
    };

    // Nothing: there is none. Errors: Io; Invalid when the file holds something else.
    Result<std::optional<Draft>> load() const;
    // As a whole or not at all. Errors: Io.
    Result<void> keep(const Draft& draft);
    Result<void> discard();

private:
    DocumentFile m_file;
};

}  // namespace weir::control
