// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "app/desktop/report_run.hpp"
#include "engine/base/result.hpp"

namespace weir::app {

// What weir-desktop was started with.
struct CommandLine {
    std::filesystem::path dataFolder;
    std::filesystem::path document;
    std::string listen;
    bool minimized = false;
    bool safeMode = false;
    std::optional<ReportOrder> report;  // that is all to be done
    QStringList forAutostart;           // so that the next session opens the same folder and port
};

// Help and version end the program. Errors: Invalid; those of defaultDataFolder().
Result<CommandLine> readCommandLine(const QCoreApplication& application);

// What has to be known before there is an application: that of Qt opens a display.
bool asksForWords(std::span<char* const> words);  // help or the version, on the terminal
bool asksForReport(std::span<char* const> words);

}  // namespace weir::app
