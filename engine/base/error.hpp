// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace weir {

// What kind of failure it was, for code that has to choose; the words for a person are in Error.
enum class ErrorCode {
    Invalid,      // what was given is wrong
    NotFound,     // no such thing
    Denied,       // not allowed
    Conflict,     // something else holds it, or it changed meanwhile
    TooLarge,     // over a configured cap
    Unavailable,  // a dependency does not answer
    Timeout,      // a dependency answered too late
    Cancelled,    // given up on purpose
    Closed,       // the peer ended the connection
    Io,           // disk or socket failed
    Unsupported,  // known, but not built here
    Internal,     // our own fault
};
BOOST_DESCRIBE_ENUM(ErrorCode, Invalid, NotFound, Denied, Conflict, TooLarge, Unavailable, Timeout,
                    Cancelled, Closed, Io, Unsupported, Internal)

// An expected failure: what happened, what was tried, and one thing to do.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;  // "Port 9347 is used by ollama (pid 4121)."
    std::string hint;     // "Use 9348." Empty when there is nothing to do.

    static Error invalid(std::string message, std::string hint = {});
    static Error notFound(std::string message, std::string hint = {});
    static Error denied(std::string message, std::string hint = {});
    static Error conflict(std::string message, std::string hint = {});
    static Error tooLarge(std::string message, std::string hint = {});
    static Error unavailable(std::string message, std::string hint = {});
    static Error timeout(std::string message, std::string hint = {});
    static Error cancelled(std::string message, std::string hint = {});
    static Error closed(std::string message, std::string hint = {});
    static Error io(std::string message, std::string hint = {});
    static Error unsupported(std::string message, std::string hint = {});
    static Error internal(std::string message, std::string hint = {});
    // `what` with the text of an errno value, "Cannot open FILE: No such file or directory.", and
    // what can be done where that follows from it.
    static Error fromErrno(std::string_view what, int number);

    // Message and hint as one line.
    std::string text() const;

    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace weir
