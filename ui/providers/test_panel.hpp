// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>
#include <string>
#include <vector>

#include "engine/base/secret.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

class QGridLayout;
class QLabel;
class QTreeWidget;

namespace weir::ui {

class Button;

// Reaches a provider as a call would: the steps with their times, and the models that answered.
class TestPanel : public QWidget {
    Q_OBJECT

public:
    explicit TestPanel(admin::AdminClient& client, QWidget* parent = nullptr);

    void run(const admin::ProviderSettings& settings, const Secret& key);
    bool isRunning() const { return m_running; }

    // The models to offer: empty means all.
    std::vector<std::string> serve() const;
    void setServe(const std::vector<std::string>& names);

signals:
    // The button: whoever has the form fills it in and calls run().
    void asked();
    void finished();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showReport();
    void addStep(const QString& iconName, int token, const QString& what, const QString& value);

    admin::AdminClient& m_client;
    QLabel* m_title;
    QLabel* m_result;
    Button* m_again;
    QWidget* m_box;
    QGridLayout* m_steps;
    QLabel* m_hint;
    QLabel* m_modelsTitle;
    QTreeWidget* m_models;
    admin::TestReport m_report;
    std::set<std::string> m_serve;
    bool m_tested = false;
    bool m_running = false;
    QString m_problem;
};

}  // namespace weir::ui
