// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace weir {

// The way in which somebody operates the gateway.
enum class Via : std::uint8_t {
    Window,  // of the program that the gateway runs in
    Socket,  // of the data folder: the command line, a script, a window that is attached
    Remote,  // with a token
};
BOOST_DESCRIBE_ENUM(Via, Window, Socket, Remote)

// Who came which way, as records say it: "window", "remote anna". `name`: of the token, where that
// way has one.
std::string actorOf(Via via, std::string_view name);

}  // namespace weir
