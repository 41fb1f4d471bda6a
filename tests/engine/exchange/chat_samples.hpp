// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

// A chat as it goes over the wire, in pieces that tests compare byte by byte.
namespace weir::test {

inline const std::string kAnswer =
    R"({"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,)"
    R"("message":{"role":"assistant","content":"Hello there."},"finish_reason":"stop"}],)"
    R"("usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}})";
inline const std::string kRequest =
    R"({"model":"smart","messages":[{"role":"user","content":"Hi"}],"x_unknown":1.50})";
inline const std::string kStreamRequest =
    R"({"model":"smart","stream":true,"messages":[{"role":"user","content":"Hi"}]})";

inline std::string chunk(const std::string& delta, const std::string& finish = "null") {
    return R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m",)"
           R"("choices":[{"index":0,"delta":)" +
           delta + R"(,"finish_reason":)" + finish + "}]}\n\n";
}

inline const std::string kRole = chunk(R"({"role":"assistant","content":""})");
inline const std::string kHello = chunk(R"({"content":"Hello"})");
inline const std::string kThere = chunk(R"({"content":" there."})");
inline const std::string kStop = chunk("{}", R"("stop")");
inline const std::string kUsageChunk =
    R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],)"
    R"("usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}})"
    "\n\n";
inline const std::string kDone = "data: [DONE]\n\n";

inline std::string failure(const std::string& type, const std::string& code) {
    return R"({"error":{"message":"no","type":")" + type + R"(","param":null,"code":")" + code +
           R"("}})";
}

}  // namespace weir::test
