// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/error.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace weir {

#define WEIR_ERROR_MAKER(function, value)                             \
    Error Error::function(std::string what, std::string doing) {      \
        return {ErrorCode::value, std::move(what), std::move(doing)}; \
    }
WEIR_ERROR_MAKER(invalid, Invalid)
WEIR_ERROR_MAKER(notFound, NotFound)
WEIR_ERROR_MAKER(denied, Denied)
WEIR_ERROR_MAKER(conflict, Conflict)
WEIR_ERROR_MAKER(tooLarge, TooLarge)
WEIR_ERROR_MAKER(unavailable, Unavailable)
WEIR_ERROR_MAKER(timeout, Timeout)
WEIR_ERROR_MAKER(cancelled, Cancelled)
WEIR_ERROR_MAKER(closed, Closed)
WEIR_ERROR_MAKER(io, Io)
WEIR_ERROR_MAKER(unsupported, Unsupported)
WEIR_ERROR_MAKER(internal, Internal)
#undef WEIR_ERROR_MAKER

namespace {

const char* remedyFor(int number) {
    switch (number) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return "Free some space there, then try again.";
        case EACCES:
        case EPERM:
            return "Let the user that Weir runs as do that, or choose another place.";
        case EROFS:
            return "Choose a place that can be written.";
        default:
            return "";
    }
}

}  // namespace

Error Error::fromErrno(std::string_view what, int number) {
    return io(std::string(what) + ": " + std::generic_category().message(number) + ".",
              remedyFor(number));
}

std::string Error::text() const {
    return hint.empty() ? message : message + " " + hint;
}

}  // namespace weir
