// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_routes.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

using admin::RouteSettings;

constexpr std::string_view kRoutes = "routes";

std::optional<std::string> when(bool isWritten, std::string value) {
    return isWritten ? std::optional(std::move(value)) : std::nullopt;
}

std::vector<WrittenField> writtenFields(const RouteSettings& route) {
    const bool refuses = !route.refuse.empty();
    return {{"name", renderScalar(route.name)},
            {"enabled", when(!route.enabled, "false")},
            {"when", when(!route.when.isAlways(), renderCondition(route.when))},
            {"use", when(!refuses, renderUse(route))},
            {"refuse", when(refuses, renderScalar(route.refuse))}};
}

RouteSettings settingsOf(const RouteFields& fields) {
    RouteSettings settings{.name = fields.name.value,
                           .enabled = fields.enabled,
                           .when = fields.when,
                           .strategy = fields.strategy,
                           .stickyBy = fields.stickyBy.value,
                           .targets = {},
                           .require = fields.require.value,
                           .failover = fields.failover.value,
                           .refuse = fields.refuse.value};
    for (const RouteTargetFields& each : fields.targets) {
        settings.targets.push_back({each.target.value, each.weight.value});
    }
    return settings;
}

// What is asked for, as it comes out when it is written: conditions within conditions that say no
// more than their parts are put beside each other, and what means nothing is not written.
Result<RouteSettings> asWritten(const RouteSettings& route) {
    const auto document = readSound("routes:\n" + routeText(route));
    if (!document) {
        return Error::invalid("The route \"" + route.name.substr(0, 100) +
                              "\" cannot be written: " + document.error().message);
    }
    return settingsOf(document->routes.front());
}

// Where each wanted route comes from in the document: the one of its name; or, renamed, the only
// one that nobody else takes.
std::vector<std::optional<std::size_t>> origins(const std::vector<RouteSettings>& there,
                                                const std::vector<RouteSettings>& wanted) {
    std::vector<std::optional<std::size_t>> from(wanted.size());
    std::set<std::size_t> left;
    for (std::size_t i = 0; i < there.size(); ++i) {
        left.insert(i);
    }
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = std::ranges::find(there, wanted[i].name, &RouteSettings::name);
        if (found == there.end()) {
            fresh.push_back(i);
            continue;
        }
        from[i] = static_cast<std::size_t>(found - there.begin());
        left.erase(*from[i]);
    }
    for (const std::size_t i : fresh) {
        const auto same = std::ranges::find_if(left, [&](std::size_t each) {
            RouteSettings renamed = there[each];
            renamed.name = wanted[i].name;
            return renamed == wanted[i];
        });
        if (same != left.end()) {
            from[i] = *same;
            left.erase(same);
        }
    }
    if (fresh.size() == 1 && left.size() == 1 && there.size() == wanted.size() &&
        !from[fresh.front()]) {
        from[fresh.front()] = *left.begin();
    }
    return from;
}

Result<void> move(YamlEditor& editor, std::size_t from, std::size_t to) {
    auto item = editor.takeOut(kRoutes, from);
    if (!item) {
        return std::move(item.error());
    }
    return editor.putBack(kRoutes, to, *item);
}

// Takes out what nobody wants, changes what differs, adds what is new, and then moves.
class Rewrite {
public:
    Rewrite(YamlEditor& editor, std::vector<RouteSettings> there,
            const std::vector<RouteSettings>& wanted)
        : m_editor(editor), m_there(std::move(there)), m_wanted(wanted) {}

    Result<void> run() {
        const auto from = origins(m_there, m_wanted);
        auto done = takeOut(from);
        for (std::size_t i = 0; done && i < m_wanted.size(); ++i) {
            done = from[i] ? changeTo(i, *from[i]) : add(i);
        }
        for (std::size_t i = 0; done && i < m_wanted.size(); ++i) {
            const auto place =
                static_cast<std::size_t>(std::ranges::find(m_order, i) - m_order.begin());
            if (place != i) {
                done = move(m_editor, place, i);
                m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(place));
                m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(i), i);
            }
        }
        return done;
    }

private:
    Result<void> takeOut(const std::vector<std::optional<std::size_t>>& from) {
        m_order.assign(m_there.size(), kNobody);
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (from[i]) {
                m_order[*from[i]] = i;
            }
        }
        for (std::size_t i = m_there.size(); i-- > 0;) {
            if (m_order[i] == kNobody) {
                if (auto taken = m_editor.takeOut(kRoutes, i); !taken) {
                    return std::move(taken.error());
                }
                m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        return {};
    }

    Result<void> changeTo(std::size_t wanted, std::size_t origin) {
        const auto place = std::ranges::find(m_order, wanted) - m_order.begin();
        return changeItem(m_editor, kRoutes, static_cast<std::size_t>(place),
                          writtenFields(m_there[origin]), writtenFields(m_wanted[wanted]));
    }

    Result<void> add(std::size_t wanted) {
        m_order.push_back(wanted);
        return appendItems(m_editor, kRoutes, {writtenFields(m_wanted[wanted])});
    }

    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    YamlEditor& m_editor;
    std::vector<RouteSettings> m_there;
    const std::vector<RouteSettings>& m_wanted;
    std::vector<std::size_t> m_order;  // by place in the text: which of the wanted stands there
};

}  // namespace

std::vector<RouteSettings> routesOf(const Document& document) {
    std::vector<RouteSettings> routes;
    std::ranges::transform(document.routes, std::back_inserter(routes),
                           [](const RouteFields& each) { return settingsOf(each); });
    return routes;
}

Result<std::string> setRoutes(std::string_view text, const std::vector<RouteSettings>& wanted) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::vector<RouteSettings> written;
    std::set<std::string_view> names;
    for (const RouteSettings& each : wanted) {
        auto one = asWritten(each);
        if (!one) {
            return std::move(one.error());
        }
        if (!names.insert(each.name).second) {
            return Error::invalid("There are two routes \"" + each.name + "\".",
                                  "Give one of them another name.");
        }
        written.push_back(std::move(*one));
    }
    if (routesOf(*document) == written) {
        return std::string(text);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = Rewrite(*editor, routesOf(*document), written).run(); !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (routesOf(*after) != written) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

std::string routeText(const RouteSettings& route) {
    std::string text;
    for (const auto& [name, value] : writtenFields(route)) {
        if (value) {
            text.append(text.empty() ? "- " : "  ").append(name).append(": ").append(*value);
            text += '\n';
        }
    }
    return text;
}

}  // namespace weir::control
