// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weir::test {

// An answer as a blocking client got it. Header names are in lower case.
struct HttpAnswer {
    int status = 0;
    std::multimap<std::string, std::string> headers;
    std::string body;       // decoded
    bool complete = false;  // it ended as its framing says, not by a closed connection

    std::string header(const std::string& name) const;
};

// A plain blocking HTTP/1.1 client on one socket, written apart from the product's codec so that
// one does not hide the other's faults.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    void send(std::string_view bytes);
    // POST with a JSON body; `headers` are whole lines with CRLF.
    void post(std::string_view path, std::string_view headers, std::string_view body);
    HttpAnswer receive();
    // Reads until the bytes of this answer so far hold `text` that often; false if the connection
    // ends before.
    bool receiveUntil(std::string_view text, std::size_t times = 1);
    // How often they hold it, of what was sent up to now.
    std::size_t countOf(std::string_view text);
    void close();
    // Ends what this side writes; it still reads.
    void endWriting();
    // Ends the connection with a reset.
    void reset();

private:
    bool readMore(int flags = 0);

    int m_socket = -1;
    std::string m_buffer;
};

}  // namespace weir::test
