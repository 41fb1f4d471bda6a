// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/toast.hpp"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class Button;
class GatewayModel;
class VisibleTimer;

// The rules of one kind that the document has (budgets, rate limits), each with how it stands. They
// are added, changed and removed here; the document is written at once, and a removal can be taken
// back.
class RuleListPanel : public Panel {
    Q_OBJECT

public:
    virtual void add() = 0;

signals:
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    RuleListPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent);

    // What a kind of rule brings.
    struct Words {
        QString title;
        QString add;
        QString none;  // there is no rule
    };
    virtual Words words() const = 0;
    virtual void ask() = 0;  // for the list: list()
    virtual std::size_t count() const = 0;
    virtual QWidget* makeItem() = 0;
    // `locked`: why it cannot be changed here; empty: it can.
    virtual void showItem(QWidget& item, std::size_t index, const QString& locked) = 0;

    // At the end of the constructor of a kind.
    void retranslate();
    void pull();
    template <admin::Operation Op, class Take>
    void list(Op operation, Take take) {
        m_client.call(std::move(operation),
                      admin::AdminClient::Callback<typename Op::Reply>(
                          [self = QPointer(this), take](const auto& reply) {
                              if (!self) {
                                  return;
                              }
                              self->m_asking = false;
                              if (!reply) {
                                  self->fail(QString::fromStdString(reply.error().text()));
                                  return;
                              }
                              self->m_known = true;
                              self->m_problem.clear();
                              take(*reply);
                              self->showRules();
                          }));
    }
    // Something that changes them; they are asked for anew after it.
    template <admin::Operation Op, class Done>
    void change(Op operation, Done done) {
        m_client.call(std::move(operation),
                      admin::AdminClient::Callback<typename Op::Reply>(
                          [self = QPointer(this), done](const auto& reply) {
                              if (!self) {
                                  return;
                              }
                              if (!reply) {
                                  self->fail(QString::fromStdString(reply.error().text()));
                                  return;
                              }
                              self->pull();
                              done(*reply);
                          }));
    }
    void offerUndo(const QString& text, std::function<void()> undo);
    // Says what went wrong until the list is there again.
    void fail(const QString& problem);
    admin::AdminClient& client() { return m_client; }
    GatewayModel& gateway() { return m_gateway; }

    void changeEvent(QEvent* event) override;

private:
    void showRules();
    QString whyLocked() const;

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    bool m_known = false;
    bool m_asking = false;
    QString m_problem;
    Button* m_add;
    QLabel* m_none;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    std::vector<QWidget*> m_items;
    QLabel* m_failure;
    VisibleTimer* m_timer;
};

}  // namespace weir::ui
