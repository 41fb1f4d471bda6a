// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"

namespace weir {

enum class LogLevel { Debug, Info, Warning, Error };

// Lines for the operator: what happened to the gateway itself. Calls are in the books, not here,
// and every line is scrubbed of keys at the sink. Handed in; safe from any thread.
class Log {
public:
    using Sink = std::function<void(std::string_view line)>;

    Log(const Clock& clock, Sink sink, LogLevel least = LogLevel::Info);
    // To standard error.
    explicit Log(const Clock& clock, LogLevel least = LogLevel::Info);

    void debug(std::string_view text) const { write(LogLevel::Debug, text); }
    void info(std::string_view text) const { write(LogLevel::Info, text); }
    void warning(std::string_view text) const { write(LogLevel::Warning, text); }
    void error(std::string_view text) const { write(LogLevel::Error, text); }

private:
    void write(LogLevel level, std::string_view text) const;

    const Clock& m_clock;
    Sink m_sink;
    LogLevel m_least;
};

}  // namespace weir
