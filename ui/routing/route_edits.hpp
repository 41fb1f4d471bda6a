// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/control/admin/routes.hpp"

namespace weir::ui {

// The routes and their sets as they are edited, beside those in force. Whole lists are kept, so
// that any number of steps can be taken back; steps of one typing are one.
class RouteEdits : public QObject {
    Q_OBJECT

public:
    using Routes = std::vector<admin::RouteSettings>;
    using Sets = std::vector<NamedSet>;

    explicit RouteEdits(QObject* parent = nullptr) : QObject(parent) {}

    const Routes& routes() const { return m_now.rules.routes; }
    const Sets& sets() const { return m_now.rules.sets; }
    const Routes& active() const { return m_active.routes; }
    const Sets& activeSets() const { return m_active.sets; }
    std::uint64_t base() const { return m_now.base; }  // the revision they were made from
    std::uint64_t revision() const { return m_revision; }
    bool isDraft() const;
    int changes() const;
    // Grows with every step of a person.
    int version() const { return m_version; }

    // What the gateway says: no step. A draft that is not known here takes the place of what is.
    void takeActive(std::uint64_t revision, const Routes& active, const Sets& sets);
    void takeDraft(const admin::RouteDraft& draft);
    // What is edited is in force now. `merged`: with what others changed, so `active` is asked for.
    void takeApplied(const admin::AppliedRoutes& applied);

    // Steps. Those with the same `typing` that follow each other are one.
    void change(std::size_t at, const admin::RouteSettings& route, const QString& typing = {});
    void insert(std::size_t at, const admin::RouteSettings& route) { insertAll(at, {route}); }
    void insertAll(std::size_t at, const Routes& added);
    void remove(std::size_t at) { removeAll({at}); }
    void removeAll(const std::vector<std::size_t>& places);
    void move(std::size_t from, std::size_t to);
    // In the place of the set named `replaces`, or behind the others. Routes that ask for one that
    // gets another name ask for it by that, in the same step.
    void setSet(const std::string& replaces, const NamedSet& set);
    void removeSet(const std::string& name);
    void discard();
    void endTyping() { m_typing.clear(); }

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    void undo();
    void redo();

signals:
    // By a step; what is kept by the gateway has to follow.
    void edited();
    // By a step or by what the gateway says.
    void changed();

private:
    struct Rules {
        Routes routes;
        Sets sets;
    };
    struct State {
        std::uint64_t base = 0;
        Rules rules;
    };
    static bool same(const Rules& left, const Rules& right);
    void step(Rules rules, std::uint64_t base, const QString& typing = {});
    void step(Routes routes, const QString& typing = {});

    State m_now;
    Rules m_active;
    std::uint64_t m_revision = 0;
    std::vector<State> m_done;
    std::vector<State> m_undone;
    QString m_typing;
    int m_version = 0;
};

// A name that none of them has: "Rule", "Rule 2".
std::string freeName(const RouteEdits::Routes& routes, const QString& wished);
// Routes with such names, also beside each other.
RouteEdits::Routes withFreeNames(const RouteEdits::Routes& routes, RouteEdits::Routes added);

}  // namespace weir::ui
