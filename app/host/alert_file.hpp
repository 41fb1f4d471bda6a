// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "engine/alerts/board.hpp"
#include "engine/alerts/outbox.hpp"
#include "engine/base/result.hpp"
#include "engine/control/config/document_file.hpp"

namespace weir::app {

// What was told and what is still on its way, in a file of the data folder, so that a restart tells
// nothing twice and loses nothing. Not for two threads at once.
class AlertFile {
public:
    struct State {
        alerts::BoardState board;
        alerts::OutboxState outbox;
    };

    explicit AlertFile(std::filesystem::path path) : m_file(std::move(path)) {}

    // Empty without a file. Errors: Io; Invalid when the file holds something else.
    Result<State> load() const;
    // As a whole or not at all. Errors: Io.
    Result<void> keep(const State& state);

private:
    control::DocumentFile m_file;
};

}  // namespace weir::app
