// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/writer.hpp"

#include <algorithm>
#include <charconv>

#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

namespace {

struct Reason {
    int status;
    std::string_view text;
};

constexpr Reason kReasons[] = {
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

constexpr std::string_view kOurs[] = {
    "connection", "content-length",    "date",    "host",  "keep-alive", "te",
    "trailer",    "transfer-encoding", "upgrade", "expect"};

bool isOurs(std::string_view name) {
    return std::any_of(std::begin(kOurs), std::end(kOurs),
                       [name](std::string_view ours) { return sameWord(name, ours); });
}

}  // namespace

void HeadWriter::requestLine(std::string_view method, std::string_view target) {
    m_ok = m_ok && isToken(method) && !target.empty() &&
           std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    m_out.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
}

void HeadWriter::statusLine(int status) {
    m_ok = m_ok && status >= 100 && status <= 599;
    char digits[16];
    const char* end = std::to_chars(std::begin(digits), std::end(digits), status).ptr;
    m_out.append("HTTP/1.1 ")
        .append(std::string_view(digits, static_cast<std::size_t>(end - digits)))
        .append(" ")
        .append(reasonOf(status));
    m_out.append("\r\n");
}

void HeadWriter::field(std::string_view name, std::string_view value) {
    m_ok = m_ok && isWritable(name, value);
    m_out.append(name).append(": ").append(value).append("\r\n");
}

void HeadWriter::field(std::string_view name, std::uint64_t value) {
    char digits[24];
    const char* end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    field(name, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void HeadWriter::callerFields(std::span<const Field> fields) {
    for (const Field& each : fields) {
        m_ok = m_ok && !isOurs(each.name);
        field(each.name, each.value);
    }
}

std::string_view reasonOf(int status) {
    const auto* found =
        std::find_if(std::begin(kReasons), std::end(kReasons),
                     [status](const Reason& each) { return each.status == status; });
    return found == std::end(kReasons) ? std::string_view() : found->text;
}

ChunkHead::ChunkHead(std::size_t size) : m_text{}, m_from(m_text.size() - 2) {
    m_text[m_from] = '\r';
    m_text[m_from + 1] = '\n';
    do {
        m_text[--m_from] = "0123456789abcdef"[size % 16];
        size /= 16;
    } while (size > 0);
}

}  // namespace weir::net::http
