package violations;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

class SecondSender {

  void send(Message message) throws MessagingException {
    Transport.send(message);
  }
}
