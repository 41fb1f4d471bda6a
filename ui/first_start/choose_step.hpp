// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

class QLabel;

namespace weir::ui {

class ChoiceCard;

// The first question: a provider with a key, a server on this machine, or the simulator.
class ChooseStep : public QWidget {
    Q_OBJECT

public:
    explicit ChooseStep(admin::AdminClient& client, QWidget* parent = nullptr);

signals:
    // A provider is in the document; `fact` says which, in a few words, and `model` is a name it
    // surely serves; empty when that has to be asked.
    void done(const QString& fact, const QString& model);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void showLocal();
    void connectProvider();
    void findServers();
    void useServers();
    void addNextServer(std::size_t at);
    void startSimulator();
    void add(admin::ProviderSettings settings, std::function<void(const admin::ProviderRow&)> then);
    void fail(const QString& problem);

    admin::AdminClient& m_client;
    QLabel* m_question;
    QLabel* m_text;
    QLabel* m_problem;
    ChoiceCard* m_connect;
    ChoiceCard* m_local;
    ChoiceCard* m_simulator;
    admin::KindList m_kinds;
    std::vector<admin::LocalServer> m_servers;
    bool m_looked = false;
};

}  // namespace weir::ui
