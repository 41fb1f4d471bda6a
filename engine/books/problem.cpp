// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/problem.hpp"

#include <ctime>

#include <fmt/format.h>

namespace weir::books {

namespace {

std::string reason(const Error& error) {
    switch (error.code) {
        case ErrorCode::TooLarge:
            return "The disk is full.";
        case ErrorCode::Conflict:
            return "Another program has locked the book.";
        case ErrorCode::Denied:
            return "The book cannot be written: it is read-only.";
        default:
            return "The book cannot be written. " + error.text();
    }
}

// On the wall clock of this machine, as a person would say it.
std::string timeOfDay(Timestamp time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(time));
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

}  // namespace

std::string problemText(const Error& error, Timestamp since, bool held) {
    return fmt::format("{} Calls go on; records since {} {}.", reason(error), timeOfDay(since),
                       held ? "are held in memory" : "wait in the journal");
}

}  // namespace weir::books
