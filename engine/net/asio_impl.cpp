// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where Asio is compiled; everyone else sees its declarations only.
#include <boost/asio/impl/src.hpp>
