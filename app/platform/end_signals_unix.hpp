// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace weir::app {

// SIGTERM, SIGINT and SIGHUP as a signal of Qt, so that a desktop session that ends, or Ctrl-C,
// ends the program as its menu does. One a process.
class EndSignalsUnix : public QObject {
    Q_OBJECT

public:
    explicit EndSignalsUnix(QObject* parent = nullptr);
    ~EndSignalsUnix() override;

signals:
    void asked();

private:
    QSocketNotifier* m_notifier;
};

}  // namespace weir::app
