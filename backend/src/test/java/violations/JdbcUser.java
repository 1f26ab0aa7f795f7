package violations;

import java.sql.Connection;

class JdbcUser {

  Connection connection;
}
