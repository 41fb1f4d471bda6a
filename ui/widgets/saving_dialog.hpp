// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QLayout;

namespace weir::ui {

class DialogFooter;

// A dialog that gives one order to the gateway. Its primary button is off while something is
// missing or the order is under way; what went wrong is said, and what was entered stays; when the
// order was carried out, it closes.
class SavingDialog : public GrowingDialog {
    Q_OBJECT

protected:
    SavingDialog(admin::AdminClient& client, QWidget* parent)
        : GrowingDialog(parent), m_client(client) {}

    // What keeps it from being saved; empty: nothing.
    virtual QString missing() const = 0;
    virtual QString beingWritten() const = 0;
    // While nothing is missing.
    virtual QString note() const { return {}; }
    // Gives the order, with order().
    virtual void save() = 0;
    virtual void retranslate() = 0;

    // What is entered, over the footer: to be called when all of it is made, in the order of Tab.
    void layOut(QLayout* content, int width);
    DialogFooter& footer() { return *m_footer; }
    virtual void showState();

    // `done` is called with the reply, after the dialog has closed.
    template <admin::Operation Op, class Done>
    void order(Op operation, Done done) {
        m_client.call(std::move(operation),
                      admin::AdminClient::Callback<typename Op::Reply>(
                          [self = QPointer(this), done](const Result<typename Op::Reply>& reply) {
                              if (self && self->isDone(reply ? nullptr : &reply.error())) {
                                  done(*reply);
                              }
                          }));
    }

    void changeEvent(QEvent* event) override;

private:
    void begin();
    bool isDone(const Error* problem);

    admin::AdminClient& m_client;
    DialogFooter* m_footer = nullptr;
    bool m_saving = false;
    QString m_failure;  // of the last try
};

}  // namespace weir::ui
