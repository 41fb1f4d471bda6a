// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "engine/net/suspension.hpp"
#include "engine/providers/ask.hpp"
#include "engine/providers/kind.hpp"
#include "engine/providers/probe.hpp"

namespace weir::providers {

namespace {

// On the machine itself a port answers at once or nobody is there.
constexpr Milliseconds kConnectPatience{500};

struct Owner {
    std::string_view name;
    std::string_view kind;
};
// Who "owns" a model tells which server it is.
constexpr Owner kOwners[] = {
    {"vllm", "vllm"}, {"llamacpp", "llamacpp"}, {"organization_owner", "lmstudio"}};

const Kind& kindOf(const ModelList& models) {
    const auto* owner = std::ranges::find(kOwners, models.owner, &Owner::name);
    return *findKind(owner == std::end(kOwners) ? "compatible" : owner->kind);
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

// The questions to all ports. It outlives whoever waits for the answers.
struct Search {
    explicit Search(std::size_t ports) : cancellations(ports), found(ports), open(ports) {}

    // A cancellation has one listener, and each question waits for itself.
    std::vector<Cancellation> cancellations;
    std::vector<std::optional<FoundServer>> found;
    std::size_t open;
    net::Suspension* waiting = nullptr;
};

// Whoever waits, for as long as he does.
struct Waiting {
    Waiting(Search& of, net::Suspension& suspension) : search(of) { search.waiting = &suspension; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    ~Waiting() { search.waiting = nullptr; }

    Search& search;
};

net::Task<std::optional<FoundServer>> askPort(std::uint16_t port, net::ConnectionPool& pool,
                                              Cancellation& cancellation) {
    const net::UpstreamAddress address{
        .origin = {.scheme = net::Scheme::Http, .host = "127.0.0.1", .port = port},
        .local = true,
        .caFile = {},
        .connectTime = kConnectPatience,
        .purpose = net::Purpose::Search};
    const std::string baseUrl = net::BaseUrl{address.origin, "/v1"}.text();
    if (const auto tags = co_await get(address, "/api/tags", pool, cancellation)) {
        // llama.cpp has this path too, for clients of Ollama.
        if (auto models = readModelList(tags->body); models && models->form == ListForm::Models) {
            const auto version = co_await get(address, "/api/version", pool, cancellation);
            const std::string number =
                version ? readMember(version->body, "version") : std::string();
            co_return FoundServer{number.empty() ? "Ollama" : "Ollama " + number, "ollama", baseUrl,
                                  std::move(models->names)};
        }
    }
    if (const auto listed = co_await get(address, "/v1/models", pool, cancellation)) {
        if (auto models = readModelList(listed->body); models && models->form == ListForm::Data) {
            const Kind& kind = kindOf(*models);
            co_return FoundServer{std::string(kind.title), std::string(kind.name), baseUrl,
                                  std::move(models->names)};
        }
    }
    co_return std::nullopt;
}

net::Task<void> answerInto(std::shared_ptr<Search> search, std::size_t place, std::uint16_t port,
                           net::ConnectionPool& pool) {
    search->found[place] = co_await askPort(port, pool, search->cancellations[place]);
    --search->open;
    if (search->open == 0 && search->waiting != nullptr) {
        search->waiting->wake();
    }
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
    // All at the same time: whoever listens and never answers holds up nobody else.
    const auto search = std::make_shared<Search>(ports.size());
    for (std::size_t place = 0; place < ports.size(); ++place) {
        net::spawn(answerInto(search, place, ports[place], pool));
    }
    if (search->open > 0) {
        net::Suspension all(cancellation);
        const Waiting waiting(*search, all);
        co_await all;
    }
    for (Cancellation& each : search->cancellations) {
        each.cancel(CancelReason::Timer);
    }
    std::vector<FoundServer> found;
    for (std::optional<FoundServer>& server : search->found) {
        if (server) {
            found.push_back(std::move(*server));
        }
    }
    co_return found;
}

}  // namespace weir::providers
