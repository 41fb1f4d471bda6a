// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/socket/client.hpp"

#include <array>
#include <deque>
#include <map>
#include <string>
#include <thread>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "engine/base/secret.hpp"
#include "engine/control/socket/address.hpp"
#include "engine/control/socket/message.hpp"

namespace weir::control {

namespace asio = boost::asio;

// Everything but send() and the destructor happens on its thread.
class SocketClient::Connection {
public:
    using Done = std::function<void(Result<std::any>)>;

    Connection(std::filesystem::path folder, Executor deliver, Milliseconds patience)
        : m_folder(std::move(folder)),
          m_deliver(std::move(deliver)),
          m_patience(patience),
          m_work(asio::make_work_guard(m_context)),
          m_socket(m_context),
          m_sweep(m_context),
          m_thread([this] { m_context.run(); }) {}

    ~Connection() {
        asio::post(m_context, [this] {
            end(Error::cancelled("The window to the gateway was closed."));
            m_context.stop();
        });
        m_thread.join();
    }

    void send(const admin::OperationCodec& codec, std::any operation, Done done) {
        asio::post(m_context, [this, &codec, operation = std::move(operation),
                               done = std::move(done)]() mutable {
            start(codec, operation, std::move(done));
        });
    }

private:
    struct Waiting {
        const admin::OperationCodec* codec;
        Done done;
        std::chrono::steady_clock::time_point deadline;
    };

    void start(const admin::OperationCodec& codec, const std::any& operation, Done done) {
        if (const auto connected = connect(); !connected) {
            give(std::move(done), connected.error());
            return;
        }
        const std::uint64_t id = ++m_lastId;
        m_waiting.emplace(
            id, Waiting{&codec, std::move(done), std::chrono::steady_clock::now() + m_patience});
        m_toWrite.push_back(writeRequest(id, codec, operation));
        if (m_toWrite.size() == 1) {
            writeNext();
        }
        if (m_waiting.size() == 1) {
            sweepLater();
        }
    }

    Result<void> connect() {
        if (m_socket.is_open()) {
            return {};
        }
        const auto address = SocketAddress::in(m_folder);
        if (!address) {
            return address.error();
        }
        boost::system::error_code problem;
        m_socket.connect(address->endpoint(), problem);
        if (problem) {
            boost::system::error_code ignored;
            m_socket.close(ignored);
            return Error::unavailable(
                "No gateway answers in " + m_folder.string() + " (" + problem.message() + ").",
                "Start it with 'weir serve' or open the Weir window.");
        }
        readHead();
        return {};
    }

    // A completion that was already queued when its connection ended must touch nothing.
    template <class Next>
    auto whileConnected(Next next) {
        return [this, next, connection = m_connections](boost::system::error_code problem,
                                                        std::size_t) {
            if (connection != m_connections) {
                return;
            }
            if (problem) {
                end(Error::closed("The gateway ended the connection."));
            } else {
                next();
            }
        };
    }

    void readHead() {
        asio::async_read(m_socket, asio::buffer(m_head), whileConnected([this] { readBody(); }));
    }

    void readBody() {
        const std::size_t bytes = frameBytes(m_head);
        if (bytes > kMostReplyBytes) {
            end(Error::tooLarge("The gateway's answer is larger than this program accepts."));
            return;
        }
        m_body.resize(bytes);
        asio::async_read(m_socket, asio::buffer(m_body), whileConnected([this] { onReply(); }));
    }

    void onReply() {
        const auto reply = Reply::parse(m_body);
        wipe(m_body);  // a new Weir key may have been in it
        if (!reply) {
            end(reply.error());
            return;
        }
        // No call waits for it when its time was up before.
        if (auto waiting = m_waiting.extract(reply->id())) {
            give(std::move(waiting.mapped().done), reply->read(*waiting.mapped().codec));
        }
        readHead();
    }

    void writeNext() {
        m_writeHead = frameHead(m_toWrite.front().size());
        const std::array<asio::const_buffer, 2> frame{asio::buffer(m_writeHead),
                                                      asio::buffer(m_toWrite.front())};
        asio::async_write(m_socket, frame, whileConnected([this] {
                              wipe(m_toWrite.front());  // a provider key may have been in it
                              m_toWrite.pop_front();
                              if (!m_toWrite.empty()) {
                                  writeNext();
                              }
                          }));
    }

    void sweepLater() {
        m_sweep.expires_at(m_waiting.begin()->second.deadline);
        m_sweep.async_wait([this](boost::system::error_code problem) {
            if (!problem) {
                sweep();
            }
        });
    }

    // Ids ascend and every call waits equally long, so the first one is always the oldest.
    void sweep() {
        const auto now = std::chrono::steady_clock::now();
        while (!m_waiting.empty() && m_waiting.begin()->second.deadline <= now) {
            auto waiting = m_waiting.extract(m_waiting.begin());
            give(std::move(waiting.mapped().done),
                 Error::timeout("The gateway did not answer '" +
                                std::string(waiting.mapped().codec->name()) + "' in time."));
        }
        if (!m_waiting.empty()) {
            sweepLater();
        }
    }

    void end(const Error& why) {
        ++m_connections;
        boost::system::error_code ignored;
        m_socket.close(ignored);
        m_sweep.cancel();
        for (std::string& text : m_toWrite) {
            wipe(text);
        }
        m_toWrite.clear();
        for (auto& [id, waiting] : std::exchange(m_waiting, {})) {
            give(std::move(waiting.done), why);
        }
    }

    void give(Done done, Result<std::any> reply) {
        if (!m_deliver) {
            done(std::move(reply));
            return;
        }
        m_deliver([done = std::move(done), reply = std::move(reply)]() mutable {
            done(std::move(reply));
        });
    }

    std::filesystem::path m_folder;
    Executor m_deliver;
    Milliseconds m_patience;
    asio::io_context m_context{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    asio::local::stream_protocol::socket m_socket;
    asio::steady_timer m_sweep;
    std::array<std::uint8_t, kFrameHeadSize> m_head{};
    std::string m_body;
    std::array<std::uint8_t, kFrameHeadSize> m_writeHead{};
    std::deque<std::string> m_toWrite;
    std::map<std::uint64_t, Waiting> m_waiting;
    std::uint64_t m_lastId = 0;
    std::uint64_t m_connections = 0;  // how many have ended
    std::thread m_thread;             // last: it uses everything above
};

SocketClient::SocketClient(std::filesystem::path dataFolder, Executor deliver,
                           Milliseconds patience)
    : m_connection(
          std::make_unique<Connection>(std::move(dataFolder), std::move(deliver), patience)) {}

SocketClient::~SocketClient() = default;

void SocketClient::send(const admin::OperationCodec& codec, std::any operation,
                        std::function<void(Result<std::any>)> done) {
    m_connection->send(codec, std::move(operation), std::move(done));
}

}  // namespace weir::control
