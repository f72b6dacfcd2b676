from starlette.testclient import TestClient

from dragoman.store import Store


def test_home_leads_to_every_process(client: TestClient, store: Store) -> None:
    page = client.get("/")
    assert page.status_code == 200
    for process in store.processes():
        assert client.get(f"/p/{process.name}").status_code == 200
        assert f'href="/p/{process.name}"' in page.text
