// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace weir::net::http {

// "Sun, 06 Nov 1994 08:49:37 GMT". Source: RFC 9110 5.6.7.
std::string dateText(std::chrono::sys_seconds time);

}  // namespace weir::net::http
