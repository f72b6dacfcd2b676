"""Who may come in."""

from dragoman.store import accounts, keys
from dragoman.store.accounts import Account, Role
from dragoman.store.keys import Token
from dragoman.store.methods.of import OfStore


class Accounts(OfStore):
    """Accounts, sessions and tokens; none of them is in the journal."""

    def accounts(self) -> list[Account]:
        """All accounts in order of their names."""
        return accounts.accounts(self.database)

    def account(self, name: str) -> Account | None:
        return accounts.account(self.database, name)

    def keep_account(self, name: str, role: Role, password: str | None = None) -> None:
        """Make an account, or change its role and, where one is given, its password, which ends its sessions."""
        accounts.keep_account(self.database, self.clock(), name, role, password)

    def drop_account(self, name: str) -> None:
        """Take an account away, with its sessions and tokens; what its owner has said stays."""
        accounts.drop_account(self.database, name)

    def password_fits(self, name: str, password: str) -> bool:
        """Whether it is somebody's password; it takes as long where nobody has the name."""
        return accounts.password_fits(self.database, name, password)

    def new_session(self, name: str, lasting: bool = False) -> str:
        """A key to somebody's account for a browser: for half a day, or for thirty days where it is to last."""
        return keys.new_session(self.database, self.clock(), name, lasting)

    def session(self, token: str) -> Account | None:
        """Whose session it is, as long as it has not run out."""
        return keys.session(self.database, self.clock(), token)

    def end_session(self, token: str) -> None:
        keys.end_session(self.database, token)

    def new_token(self, name: str, called: str) -> str:
        """A key to somebody's account for a program, which lasts until it is dropped; it is shown this once."""
        return keys.new_token(self.database, self.clock(), name, called)

    def tokens(self, name: str) -> list[Token]:
        """Somebody's tokens by what they call them, the first made first."""
        return keys.tokens(self.database, name)

    def account_of_token(self, token: str) -> Account | None:
        """Whose token it is; that it was used is noted once a minute at most."""
        return keys.account_of_token(self.database, self.clock(), token)

    def drop_token(self, name: str, called: str) -> None:
        keys.drop_token(self.database, name, called)
