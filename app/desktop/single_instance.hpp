// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace weir::app {

// One window a user and data folder. Whoever comes second asks the first to show itself, and ends.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    enum class Place { First, Second };

    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);

    // Second: the first one was asked to come to the front.
    Place take();

signals:
    void showAsked();

private:
    bool askFirst() const;
    void onConnection();

    QString m_name;
    QLocalServer m_server;
};

}  // namespace weir::app
