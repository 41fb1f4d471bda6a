// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/widgets/text.hpp"

class QGridLayout;
class QLabel;

namespace weir::ui {

class Button;
class IconLabel;
class OfferList;

// Reaches a provider as a call would: the steps with their times, and the models that answered.
class TestPanel : public QWidget {
    Q_OBJECT

public:
    explicit TestPanel(admin::AdminClient& client, QWidget* parent = nullptr);

    void run(const admin::ProviderSettings& settings, const Secret& key);
    // What was tested is not what the form says any more.
    void forget();

    // The provider says what can be called; else the form does.
    void setListsModels(bool lists);

    // The models to offer: empty means all.
    std::vector<std::string> serve() const;
    void setServe(const std::vector<std::string>& names);
    // What is missing, in a sentence; empty when the choice is complete.
    QString missing() const;

signals:
    // The button: whoever has the form fills it in and calls run().
    void asked();
    // Another choice of models.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showReport();
    QString whatATestDoes() const;
    void take(Result<admin::TestReport> reply);
    void showResult(const QString& iconName, Tone tone, const QString& words);
    // A button that is disabled loses the focus to whatever comes next; it gets it back.
    void enableButton();
    void addStep(const QString& iconName, int token, const QString& what, const QString& value);

    admin::AdminClient& m_client;
    QLabel* m_title;
    IconLabel* m_sign;
    QLabel* m_result;
    Button* m_again;
    QWidget* m_box;
    QGridLayout* m_steps;
    QLabel* m_hint;
    QLabel* m_modelsTitle;
    OfferList* m_models;
    admin::TestReport m_report;
    std::set<std::string> m_serve;     // what is ticked next time
    std::set<std::string> m_document;  // what the document says
    int m_run = 0;                     // answers to earlier runs are dropped
    bool m_hadFocus = false;
    QPointer<QWidget> m_focusAfter;  // where it went
    bool m_listsModels = true;
    bool m_tested = false;
    bool m_running = false;
    QString m_problem;
};

}  // namespace weir::ui
