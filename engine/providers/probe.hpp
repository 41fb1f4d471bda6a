// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/client.hpp"
#include "engine/net/task.hpp"
#include "engine/providers/credential.hpp"
#include "engine/providers/provider.hpp"

namespace weir::providers {

// Of the models a provider offers the one to call; empty: none.
using ChooseModel = std::function<std::string(const std::vector<std::string>& offered)>;

struct ProbeStep {
    std::string what;  // "Address found, TLS, name matches"
    bool passed = false;
    Microseconds took{0};
    std::string problem;
};

struct ProbeReport {
    bool passed = false;
    std::string calledUrl;  // the exact URL that calls of the first dialect will go to
    std::vector<ProbeStep> steps;
    std::vector<std::string> models;  // that it lists, as they are called
    std::string hint;                 // one thing to do; empty when nothing is
};

// Reaches a provider, asks it for its models with the key, calls the one that is chosen with a few
// tokens, and says in words what came of it. Without `choose` it calls none, which costs nothing at
// any provider. A key that is to be tried for the first time is bound to the provider's own address
// by the caller. The pool's reactor thread.
net::Task<ProbeReport> probe(Provider provider, Credential credential, net::ConnectionPool& pool,
                             const Clock& clock, Cancellation& cancellation,
                             ChooseModel choose = {});

struct FoundServer {
    std::string title;  // "Ollama 0.5.1"
    std::string kind;   // "ollama", "vllm"; "compatible": none that is known
    std::string baseUrl;
    std::vector<std::string> models;
};

// Asks the customary ports of this machine which model server answers there: an open port alone
// proves nothing. `ports` are asked all at once (see customaryPorts()) and found in their order;
// what has not answered when the cancellation fires is left out.
net::Task<std::vector<FoundServer>> findLocalServers(std::vector<std::uint16_t> ports,
                                                     net::ConnectionPool& pool,
                                                     Cancellation& cancellation);

// Where Ollama, LM Studio, llama.cpp, vLLM and their like listen unless they are told otherwise.
std::vector<std::uint16_t> customaryPorts();

}  // namespace weir::providers
