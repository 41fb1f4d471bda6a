// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <string>
#include <utility>

#include "engine/control/config/policy_test.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

// Members of a flow mapping, one after the other.
class Fields {
public:
    void add(std::string_view name, std::string_view rendered) {
        m_text += m_text.empty() ? "" : ", ";
        m_text += std::string(name) + ": " + std::string(rendered);
    }
    void addText(std::string_view name, std::string_view value, std::string_view usual = {}) {
        if (value != usual) {
            add(name, renderScalar(value));
        }
    }
    void addCount(std::string_view name, std::uint64_t value, std::uint64_t usual = 0) {
        if (value != usual) {
            add(name, std::to_string(value));
        }
    }
    void addFlag(std::string_view name, bool value) {
        if (value) {
            add(name, "true");
        }
    }
    bool isEmpty() const { return m_text.empty(); }
    std::string text() const { return '{' + m_text + '}'; }

private:
    std::string m_text;
};

std::string callText(const admin::TriedCall& call) {
    const admin::TriedCall usual;
    Fields fields;
    fields.addText("model", call.model);
    fields.addText("endpoint", call.endpoint, usual.endpoint);
    fields.addText("key", call.key);
    fields.addText("team", call.team);
    fields.addText("user", call.user);
    fields.addText("tier", call.tier);
    if (!call.tags.empty()) {
        fields.add("tag", renderList(call.tags));
    }
    fields.addText("session", call.session);
    // The first of a name is the one that routes look at.
    Fields headers;
    std::set<std::string> names;
    for (const Header& header : call.headers) {
        if (names.insert(inSmallLetters(header.name)).second) {
            headers.add(renderScalar(header.name), renderScalar(header.value));
        }
    }
    if (!call.headers.empty()) {
        fields.add("header", headers.text());
    }
    Fields metadata;
    for (const MetadataMember& member : call.metadata) {
        if (member.present) {
            metadata.add(renderScalar(member.name), renderScalar(member.value));
        }
    }
    if (!metadata.isEmpty()) {
        fields.add("metadata", metadata.text());
    }
    fields.addCount("tokens", call.tokens);
    fields.addCount("max_tokens", call.maxTokens);
    fields.addCount("messages", call.messages, usual.messages);
    fields.addFlag("stream", call.stream);
    fields.addFlag("tools", call.tools);
    fields.addFlag("images", call.images);
    fields.addFlag("audio", call.audio);
    fields.addFlag("files", call.files);
    fields.addFlag("structured", call.structured);
    fields.addFlag("low_budget", call.lowBudget);
    if (call.budgetLeft != usual.budgetLeft) {
        fields.add("budget_left", std::to_string(call.budgetLeft) + "%");
    }
    fields.addText("prompt", call.prompt);
    fields.addText("task", call.task);
    fields.addText("complexity", call.complexity);
    if (call.at != Timestamp{}) {
        fields.add("at", renderScalar(toIso(call.at)));
    }
    return fields.text();
}

// Of routes that draw, whichever target the draw may fall on is right; the rest names the one.
std::string expectText(const admin::RouteTrial& trial) {
    Fields fields;
    fields.addText(
        "route", trial.route.empty() ? PolicyExpectation::kNoRoute : std::string_view(trial.route));
    if (!trial.refusal.empty()) {
        fields.addText("refused", trial.refusal);
    } else if (trial.first.size() == 1) {
        fields.addText("target", trial.first.front());
    } else if (!trial.first.empty()) {
        fields.add("target", renderList(trial.first));
    }
    return fields.text();
}

}  // namespace

std::string renderPolicyTest(const admin::TriedCall& call, const admin::RouteTrial& trial) {
    std::string name = call.model.empty() ? std::string("a call") : call.model;
    if (!call.team.empty()) {
        name += " of " + call.team;
    }
    if (!trial.route.empty()) {
        name += " by " + trial.route;
    }
    return "  - name: " + renderScalar(name) + "\n    call: " + callText(call) +
           "\n    expect: " + expectText(trial) + '\n';
}

}  // namespace weir::control
