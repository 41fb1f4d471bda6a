// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace weir::test {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::size_t occurrences(std::string_view in, std::string_view text) {
    std::size_t count = 0;
    for (auto at = in.find(text); at != in.npos; at = in.find(text, at + text.size())) {
        ++count;
    }
    return count;
}

}  // namespace

std::string HttpAnswer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

HttpClient::HttpClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};  // a test that hangs fails instead
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
        throw std::runtime_error("nobody listens on port " + std::to_string(port));
    }
}

HttpClient::~HttpClient() {
    close();
}

void HttpClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return;  // what the peer did shows in receive()
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void HttpClient::post(std::string_view path, std::string_view headers, std::string_view body) {
    std::string request = "POST " + std::string(path) +
                          " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    request += headers;
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    request += body;
    send(request);
}

bool HttpClient::readMore(int flags) {
    char piece[16 * 1024];
    const ssize_t count = ::recv(m_socket, piece, sizeof(piece), flags);
    if (count <= 0) {
        return false;
    }
    m_buffer.append(piece, static_cast<std::size_t>(count));
    return true;
}

bool HttpClient::receiveUntil(std::string_view text, std::size_t times) {
    while (occurrences(m_buffer, text) < times) {
        if (!readMore()) {
            return false;
        }
    }
    return true;
}

std::size_t HttpClient::countOf(std::string_view text) {
    while (readMore(MSG_DONTWAIT)) {
    }
    return occurrences(m_buffer, text);
}

HttpAnswer HttpClient::receive() {
    HttpAnswer answer;
    if (!receiveUntil("\r\n\r\n")) {
        return answer;
    }
    const std::size_t headEnd = m_buffer.find("\r\n\r\n");
    std::string head = m_buffer.substr(0, headEnd + 2);
    m_buffer.erase(0, headEnd + 4);
    answer.status = std::stoi(head.substr(9, 3));
    for (std::size_t line = head.find("\r\n") + 2; line < head.size();) {
        const std::size_t end = head.find("\r\n", line);
        const std::size_t colon = head.find(':', line);
        const std::size_t value = head.find_first_not_of(' ', colon + 1);
        answer.headers.emplace(lower(head.substr(line, colon - line)),
                               head.substr(value, end - value));
        line = end + 2;
    }
    if (answer.header("transfer-encoding") != "chunked") {
        const std::string length = answer.header("content-length");
        const std::size_t wanted = length.empty() ? 0 : std::stoul(length);
        while (m_buffer.size() < wanted && readMore()) {
        }
        answer.complete = m_buffer.size() >= wanted;
        answer.body = m_buffer.substr(0, wanted);
        m_buffer.erase(0, wanted);
        return answer;
    }
    for (;;) {
        std::size_t lineEnd = 0;
        while ((lineEnd = m_buffer.find("\r\n")) == std::string::npos) {
            if (!readMore()) {
                return answer;
            }
        }
        const std::size_t size = std::stoul(m_buffer.substr(0, lineEnd), nullptr, 16);
        while (m_buffer.size() < lineEnd + 2 + size + 2) {
            if (!readMore()) {
                return answer;
            }
        }
        answer.body.append(m_buffer, lineEnd + 2, size);
        m_buffer.erase(0, lineEnd + 2 + size + 2);
        if (size == 0) {
            answer.complete = true;
            return answer;
        }
    }
}

void HttpClient::close() {
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

void HttpClient::endWriting() {
    ::shutdown(m_socket, SHUT_WR);
}

void HttpClient::reset() {
    linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    close();
}

}  // namespace weir::test
