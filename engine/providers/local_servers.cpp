// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <utility>

#include "engine/providers/ask.hpp"
#include "engine/providers/probe.hpp"

namespace weir::providers {

namespace {

// On the machine itself a port answers at once or nobody is there.
constexpr Milliseconds kConnectPatience{500};

struct Owner {
    std::string_view name;
    std::string_view title;
};
// Who "owns" a model tells which server it is.
constexpr Owner kOwners[] = {
    {"vllm", "vLLM"}, {"llamacpp", "llama.cpp"}, {"organization_owner", "LM Studio"}};

std::string titleOf(const ModelList& models) {
    for (const Owner& owner : kOwners) {
        if (owner.name == models.owner) {
            return std::string(owner.title);
        }
    }
    return "OpenAI-compatible server";
}

net::Task<std::optional<Answered>> get(const net::UpstreamAddress& address, std::string target,
                                       net::ConnectionPool& pool, Cancellation& cancellation) {
    auto lease = co_await pool.acquireFresh(address, cancellation);
    if (!lease) {
        co_return std::nullopt;
    }
    auto answered = co_await ask(*lease, std::move(target), {}, cancellation);
    if (!answered || answered->status != 200) {
        co_return std::nullopt;
    }
    co_return std::move(*answered);
}

net::Task<std::optional<FoundServer>> askPort(std::uint16_t port, net::ConnectionPool& pool,
                                              Cancellation& cancellation) {
    const net::UpstreamAddress address{
        .origin = {.scheme = net::Scheme::Http, .host = "127.0.0.1", .port = port},
        .local = true,
        .caFile = {},
        .connectTime = kConnectPatience};
    const std::string baseUrl = net::BaseUrl{address.origin, "/v1"}.text();
    if (const auto tags = co_await get(address, "/api/tags", pool, cancellation)) {
        if (auto models = readModelList(tags->body)) {
            const auto version = co_await get(address, "/api/version", pool, cancellation);
            const std::string number =
                version ? readMember(version->body, "version") : std::string();
            co_return FoundServer{number.empty() ? "Ollama" : "Ollama " + number, "ollama", baseUrl,
                                  std::move(models->names)};
        }
    }
    if (const auto listed = co_await get(address, "/v1/models", pool, cancellation)) {
        if (auto models = readModelList(listed->body)) {
            std::string title = titleOf(*models);
            co_return FoundServer{std::move(title), "compatible", baseUrl,
                                  std::move(models->names)};
        }
    }
    co_return std::nullopt;
}

}  // namespace

std::vector<std::uint16_t> customaryPorts() {
    return {
        11434,  // Ollama
        1234,   // LM Studio
        8080,   // llama.cpp, LocalAI
        8000,   // vLLM
        1337,   // Jan
        4891,   // GPT4All
        5000,   // text-generation-webui
    };
}

net::Task<std::vector<FoundServer>> findLocalServers(std::vector<std::uint16_t> ports,
                                                     net::ConnectionPool& pool,
                                                     Cancellation& cancellation) {
    std::vector<FoundServer> found;
    for (const std::uint16_t port : ports) {
        if (cancellation.cancelled()) {
            break;
        }
        if (auto server = co_await askPort(port, pool, cancellation)) {
            found.push_back(std::move(*server));
        }
    }
    co_return found;
}

}  // namespace weir::providers
