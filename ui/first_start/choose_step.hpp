// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/first_start/begun.hpp"

class QAction;
class QHBoxLayout;
class QLabel;

namespace weir::ui {

class ChoiceCard;
class GatewayModel;
class KeylessAdder;

// The first question: a provider with a key, a server on this machine, or the simulator.
class ChooseStep : public QWidget {
    Q_OBJECT

public:
    ChooseStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    // Other ways to begin, below the three: what these actions do.
    void offer(const QList<QAction*>& ways);

signals:
    void done(const weir::ui::Begun& begun);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void showText();
    void showConnect();
    void showLocal();
    void showSimulator();
    void connectProvider();
    void askKinds();
    void findServers();
    void useServers();
    void startSimulator();
    void add(std::vector<admin::ProviderSettings> wanted, const Begun& begun);
    void fail(const QString& problem);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    KeylessAdder* m_adder;
    Begun m_begun;  // once what is being added is there
    QLabel* m_question;
    QLabel* m_text;
    QLabel* m_problem;
    QHBoxLayout* m_ways;
    QLabel* m_keys;
    ChoiceCard* m_connect;
    ChoiceCard* m_local;
    ChoiceCard* m_simulator;
    admin::KindList m_kinds;
    std::vector<admin::LocalServer> m_servers;
    bool m_looked = false;
};

}  // namespace weir::ui
