// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/log.hpp"

#include <cstdio>
#include <utility>

#include "engine/base/scrub.hpp"

namespace weir {

namespace {

std::string_view word(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return "debug";
        case LogLevel::Info:
            return "info";
        case LogLevel::Warning:
            return "warning";
        case LogLevel::Error:
            return "error";
    }
    return "info";
}

void toStandardError(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

Log::Log(const Clock& clock, Sink sink, LogLevel least)
    : m_clock(clock), m_sink(std::move(sink)), m_least(least) {}

Log::Log(const Clock& clock, LogLevel least) : Log(clock, toStandardError, least) {}

void Log::write(LogLevel level, std::string_view text) const {
    if (level < m_least) {
        return;
    }
    std::string line = toIso(m_clock.now());
    line.append(" ").append(word(level)).append(" ").append(scrub(text)).append("\n");
    m_sink(line);
}

}  // namespace weir
