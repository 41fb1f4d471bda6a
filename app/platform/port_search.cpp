// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/port_search.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace weir::app {

namespace {

using boost::asio::ip::tcp;

bool canListen(const boost::asio::ip::address& host, std::uint16_t port) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    const tcp::endpoint endpoint(host, port);
    boost::system::error_code problem;
    acceptor.open(endpoint.protocol(), problem);
    acceptor.set_option(tcp::acceptor::reuse_address(true), problem);
    acceptor.bind(endpoint, problem);
    if (!problem) {
        acceptor.listen(1, problem);
    }
    return !problem;
}

}  // namespace

std::uint16_t findFreePort(const std::string& address, std::uint16_t port) {
    std::string host = address.substr(0, address.rfind(':'));
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    boost::system::error_code problem;
    const auto parsed = boost::asio::ip::make_address(host, problem);
    if (problem) {
        return 0;
    }
    constexpr int kTries = 100;
    for (int next = port + 1; next <= port + kTries && next <= 0xffff; ++next) {
        if (canListen(parsed, static_cast<std::uint16_t>(next))) {
            return static_cast<std::uint16_t>(next);
        }
    }
    return 0;
}

}  // namespace weir::app
