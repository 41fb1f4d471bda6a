// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>

#include "engine/net/tcp_socket.hpp"

namespace weir::net {

// A BIO over a socket that stays where it is. OpenSSL's own socket BIO writes without MSG_NOSIGNAL,
// so that a peer that resets would end the process with SIGPIPE.
BIO* newSocketBio(TcpSocket& socket);

}  // namespace weir::net
